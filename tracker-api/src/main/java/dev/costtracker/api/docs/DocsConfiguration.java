package dev.costtracker.api.docs;

import dev.costtracker.api.http.ProblemCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves from the jar what the pages need, and nothing else of it. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/*")
                .addResourceLocations("classpath:/pages/assets/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/docs/swagger-ui*")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + swaggerUi() + "/");
    }

    @Bean
    OpenApiDocument openApiDocument(ProblemCatalogue catalogue) {
        return new OpenApiDocument(new OpenApiProblems(catalogue));
    }

    /** The version of Swagger UI that is in the jar; its files lie in a folder of that name. */
    private static String swaggerUi() {
        var about = new Properties();
        try (var in = new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties").getInputStream()) {
            about.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Swagger UI is not in the jar", e);
        }
        return about.getProperty("version");
    }
}

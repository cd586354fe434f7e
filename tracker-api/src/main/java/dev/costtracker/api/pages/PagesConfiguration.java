package dev.costtracker.api.pages;

import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Puts the templates of the pages together. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

    @Bean
    Templates templates() {
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("pages/templates/");
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        return new Templates(engine);
    }
}

package dev.costtracker.api.login;

import dev.costtracker.api.http.ProblemWriter;
import dev.costtracker.api.settings.Oidc;
import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.team.Accounts;
import dev.costtracker.core.team.People;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** Puts the organisation's accounts beside the keys, where an issuer is set. */
@Configuration(proxyBeanMethods = false)
@Conditional(IssuerIsSet.class)
class OidcConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(5);

    @Bean
    Issuer issuer(Settings settings, Clock clock) {
        Oidc oidc = Objects.requireNonNull(settings.oidc());
        return new Issuer(oidc, RestClient.builder().requestFactory(requests()).build(), clock);
    }

    @Bean
    OidcSignIn oidcSignIn(Issuer issuer, Accounts accounts, People people, Commands commands, Clock clock) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var users = new OidcUserService();
        users.setRetrieveUserInfo(request -> false); // what the signed token says is what counts
        var spring = new OidcAuthorizationCodeAuthenticationProvider(tokens, users);
        spring.setJwtDecoderFactory(registration -> issuer.decoder(new OidcIdTokenValidator(registration)));
        return new OidcSignIn(issuer, spring, accounts, people, commands, clock);
    }

    private static SimpleClientHttpRequestFactory requests() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT);
        requests.setReadTimeout(READ);
        return requests;
    }

    @Bean
    FilterRegistrationBean<JwtFilter> jwtFilter(Issuer issuer, Accounts accounts, ProblemWriter writer) {
        var registration = new FilterRegistrationBean<>(new JwtFilter(issuer, accounts, writer));
        registration.addUrlPatterns("/api/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 8); // before the logins and the keys
        return registration;
    }
}

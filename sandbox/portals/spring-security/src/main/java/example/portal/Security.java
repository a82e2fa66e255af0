package example.portal;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.jose.jwk.RSAKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

@Configuration
class Security {

    private static final List<String> LEVELS = List.of("low", "substantial", "high");

    @Bean
    SecurityFilterChain doors(HttpSecurity http, ClientRegistrationRepository brokers, RSAKey key) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/", "/me", "/jwks", "/error")
                        .permitAll()
                        .requestMatchers("/substantial")
                        .hasAuthority("LEVEL_substantial")
                        .anyRequest()
                        .authenticated())
                // step-up: whoever is here with less is sent to the broker, which asks only for what is missing
                .exceptionHandling(refused -> refused.defaultDeniedHandlerForMissingAuthority(
                                entryPoints -> entryPoints.defaultEntryPoint(substantial()), "LEVEL_substantial")
                        .defaultAuthenticationEntryPointFor(substantial(), pathPattern("/substantial")))
                .oauth2Login(login -> login.authorizationEndpoint(
                                broker -> broker.authorizationRequestResolver(new Asking(brokers)))
                        .tokenEndpoint(broker -> broker.accessTokenResponseClient(byKey(key)))
                        .failureHandler(Security::refused))
                // also ends the session at the broker and at the other portals
                .logout(logout -> logout.logoutSuccessHandler(backTo("{baseUrl}/", brokers)))
                // the other way round: /logout/connect/back-channel/pontis is the back-channel logout address
                .oidcLogout(logout -> logout.backChannel(Customizer.withDefaults()))
                .build();
    }

    /** The level that was reached, and every level below it, as authorities. */
    @Bean
    GrantedAuthoritiesMapper levels() {
        return given -> {
            Set<GrantedAuthority> authorities = new HashSet<>(given);
            given.stream()
                    .filter(OidcUserAuthority.class::isInstance)
                    .map(authority ->
                            ((OidcUserAuthority) authority).getIdToken().getClaimAsString("acr"))
                    .forEach(acr -> authorities.addAll(upTo(acr)));
            return authorities;
        };
    }

    private static AuthenticationEntryPoint substantial() {
        return new LoginUrlAuthenticationEntryPoint("/oauth2/authorization/pontis?acr=substantial");
    }

    /** Spring Security's own page says "invalid credentials" to everything; the error table says what to tell the citizen. */
    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        if (problem instanceof OAuth2AuthenticationException answer) {
            request.getSession().setAttribute(Portal.REFUSED, answer.getError());
        }
        response.sendRedirect("/me");
    }

    private static Collection<GrantedAuthority> upTo(String acr) {
        return LEVELS.subList(0, LEVELS.indexOf(acr) + 1).stream()
                .<GrantedAuthority>map(level -> new SimpleGrantedAuthority("LEVEL_" + level))
                .toList();
    }

    private static RestClientAuthorizationCodeTokenResponseClient byKey(RSAKey key) {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.addParametersConverter(new NimbusJwtClientAuthenticationParametersConverter<>(broker -> key));
        return client;
    }

    private static OidcClientInitiatedLogoutSuccessHandler backTo(String page, ClientRegistrationRepository brokers) {
        var handler = new OidcClientInitiatedLogoutSuccessHandler(brokers);
        handler.setPostLogoutRedirectUri(page);
        return handler;
    }
}

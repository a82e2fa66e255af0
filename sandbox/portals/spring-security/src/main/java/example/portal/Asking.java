package example.portal;

import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Spring Security's own request, and what a portal of Pontis may ask for besides: the level, and wishes. */
final class Asking implements OAuth2AuthorizationRequestResolver {

    private static final Map<String, String> WISHES = Map.of(
            "acr", "acr_values",
            "prompt", "prompt",
            "max_age", "max_age",
            "method", "method",
            "ui_locales", "ui_locales");

    private final DefaultOAuth2AuthorizationRequestResolver standard;

    Asking(ClientRegistrationRepository brokers) {
        standard = new DefaultOAuth2AuthorizationRequestResolver(brokers, "/oauth2/authorization");
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return with(request, standard.resolve(request));
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String broker) {
        return with(request, standard.resolve(request, broker));
    }

    private static OAuth2AuthorizationRequest with(HttpServletRequest request, OAuth2AuthorizationRequest standard) {
        if (standard == null) {
            return null;
        }
        Map<String, Object> more = new HashMap<>(standard.getAdditionalParameters());
        // a short name is answered by a short name
        more.put("acr_values", "low");
        WISHES.forEach((parameter, name) -> {
            if (request.getParameter(parameter) != null) {
                more.put(name, request.getParameter(parameter));
            }
        });
        return OAuth2AuthorizationRequest.from(standard)
                .additionalParameters(more)
                .build();
    }
}

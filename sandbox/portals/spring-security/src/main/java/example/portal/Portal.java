package example.portal;

import java.util.Map;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;

/** A portal with Spring Security. */
@SpringBootApplication
@RestController
public class Portal {

    static final String REFUSED = "refused";

    private final RSAKey key;

    Portal(RSAKey key) {
        this.key = key;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Portal.class, arguments);
    }

    /** Who is here; open to everybody. */
    @GetMapping({"/", "/me"})
    Map<String, Object> me(
            @AuthenticationPrincipal OidcUser citizen,
            @SessionAttribute(name = REFUSED, required = false) OAuth2Error refused) {
        if (citizen != null) {
            return known(citizen);
        }
        return refused == null
                ? Map.of("loggedIn", false)
                : Map.of(
                        "loggedIn",
                        false,
                        "error",
                        refused.getErrorCode(),
                        "errorDescription",
                        refused.getDescription());
    }

    /** Asks for level substantial, and steps up whoever is here with less; see {@link Security}. */
    @GetMapping("/substantial")
    Map<String, Object> substantial(@AuthenticationPrincipal OidcUser citizen) {
        return known(citizen);
    }

    /** Where the broker finds the public half of the portal's key. */
    @GetMapping("/jwks")
    Map<String, Object> jwks() {
        return new JWKSet(key).toJSONObject();
    }

    private static Map<String, Object> known(OidcUser citizen) {
        return Map.of(
                "loggedIn", true,
                "subject", citizen.getSubject(),
                "acr", citizen.getClaimAsString("acr"),
                "amr", citizen.getClaimAsStringList("amr"),
                "loginMethod", citizen.getClaimAsString("login_method"),
                "claims", citizen.getClaims());
    }
}

package org.pontis.idp.keycloak.portal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What else a portal may say in a request: no pages please, how old a login may be, and which method to begin with. */
public final class Wishes {

    /** Before the method id, in {@code samlp:IDPEntry/@ProviderID}. */
    public static final String METHOD_URN = "urn:pontis:method:";

    private static final String PASSIVE = "pontis.saml.passive";
    private static final String METHOD = "pontis.saml.method";

    private Wishes() {}

    public static void keepPassive(boolean passive, AuthenticationSessionModel login) {
        login.setClientNote(PASSIVE, Boolean.toString(passive));
    }

    public static void keepMethod(String method, AuthenticationSessionModel login) {
        login.setClientNote(METHOD, method);
    }

    /** OIDC {@code prompt=none} or SAML {@code IsPassive}: nothing may happen that a citizen would notice. */
    public static boolean passive(AuthenticationSessionModel login) {
        String prompt = login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM);
        return Boolean.parseBoolean(login.getClientNote(PASSIVE))
                || prompt != null && Arrays.asList(prompt.split(" ", -1)).contains(OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    /** OIDC {@code max_age}; a request with one that is no age has been refused. */
    public static Optional<Duration> maxAge(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** OIDC request parameter {@code method}, or SAML IDPList. */
    public static Optional<String> method(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getClientNote(METHOD))
                .or(() -> Optional.ofNullable(login.getClientNote(
                        AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + "method")));
    }
}

package org.pontis.idp.keycloak.portal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What else a portal may say in a request: no pages please, how old a login may be, which method to begin with, and from which
 * country its citizen will be.
 */
public final class Wishes {

    /** Before the method id, in {@code samlp:IDPEntry/@ProviderID}. */
    public static final String METHOD_URN = "urn:pontis:method:";

    /** Before a country's code, at the same place. */
    public static final String COUNTRY_URN = "urn:pontis:country:";

    /** In OpenID Connect's {@code login_hint}, before a country's code. */
    private static final String COUNTRY_HINT = "country:";

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final String ADDITIONAL = AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX;
    private static final String PASSIVE = "pontis.saml.passive";
    private static final String METHOD = "pontis.saml.method";
    private static final String FROM = "pontis.saml.country";

    private Wishes() {}

    public static void keepPassive(boolean passive, AuthenticationSessionModel login) {
        login.setClientNote(PASSIVE, Boolean.toString(passive));
    }

    public static void keepMethod(String method, AuthenticationSessionModel login) {
        login.setClientNote(METHOD, method);
    }

    public static void keepCountry(String country, AuthenticationSessionModel login) {
        login.setClientNote(FROM, country);
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
                .or(() -> Optional.ofNullable(login.getClientNote(ADDITIONAL + "method")));
    }

    /** OIDC request parameter {@code country}, or {@code login_hint=country:EE}; or SAML IDPList. What is no code is no wish. */
    public static Optional<String> country(AuthenticationSessionModel login) {
        return Stream.of(login.getClientNote(FROM), login.getClientNote(ADDITIONAL + "country"), hinted(login))
                .filter(code -> code != null && COUNTRY.matcher(code).matches())
                .findFirst();
    }

    /** Any other hint is about a person, and nobody's business. */
    private static String hinted(AuthenticationSessionModel login) {
        String hint = login.getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM);
        return hint != null && hint.startsWith(COUNTRY_HINT) ? hint.substring(COUNTRY_HINT.length()) : null;
    }
}

package org.pontis.idp.keycloak.oidc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCWellKnownProvider;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.representations.OIDCConfigurationRepresentation;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.offer.Offer;

/**
 * OpenID Connect Discovery 1.0, section 3, of a realm with a gate: what a portal can use here, and nothing else. Keycloak
 * lists everything the server was built with, whether the realm has it or a portal may use it. Whoever configures himself
 * by this document must end up with something that works.
 */
final class Discovery extends OIDCWellKnownProvider {

    /** What portals may sign with: client assertions, request objects, DPoP proofs. */
    static final List<String> PORTAL_ALGORITHMS = List.of(Algorithm.RS256, Algorithm.PS256, Algorithm.ES256);

    private static final List<String> PROTOCOL_CLAIMS =
            List.of("iss", "sub", "aud", "exp", "iat", "nonce", "auth_time", "sid", "acr", "amr", "login_method");

    private final KeycloakSession session;

    Discovery(KeycloakSession session, Map<String, Object> override, boolean scopes) {
        super(session, override, scopes);
        this.session = session;
    }

    @Override
    public Object getConfig() {
        OIDCConfigurationRepresentation document = (OIDCConfigurationRepresentation) super.getConfig();
        RealmModel realm = session.getContext().getRealm();
        if (Installation.of(session).guards(realm)) {
            sayWhatWorks(document, realm);
            keepQuietAboutTheRest(document);
        }
        return document;
    }

    private void sayWhatWorks(OIDCConfigurationRepresentation document, RealmModel realm) {
        document.setGrantTypesSupported(List.of("authorization_code"));
        document.setResponseTypesSupported(List.of("code"));
        // form_post needs a script in the page, which the Content-Security-Policy of the login pages forbids; in a
        // signed
        // answer (JARM) Keycloak writes `iss` twice, which strict readers refuse
        document.setResponseModesSupported(List.of("query"));
        document.setCodeChallengeMethodsSupported(List.of("S256"));
        document.setSubjectTypesSupported(List.of("pairwise"));
        document.setPromptValuesSupported(List.of("none", "login"));
        document.setAcrValuesSupported(levels());
        document.setScopesSupported(List.of("openid"));
        document.setClaimsSupported(claims(realm));
        document.setOtherClaims(
                "ui_locales_supported",
                realm.getSupportedLocalesStream().sorted().toList());
        document.setIdTokenSigningAlgValuesSupported(signatures(realm));
        document.setRequestObjectSigningAlgValuesSupported(PORTAL_ALGORITHMS);
        document.setDpopSigningAlgValuesSupported(PORTAL_ALGORITHMS);
        List<String> byKey = List.of(OIDCLoginProtocol.PRIVATE_KEY_JWT);
        document.setTokenEndpointAuthMethodsSupported(byKey);
        document.setTokenEndpointAuthSigningAlgValuesSupported(PORTAL_ALGORITHMS);
        document.setRevocationEndpointAuthMethodsSupported(byKey);
        document.setRevocationEndpointAuthSigningAlgValuesSupported(PORTAL_ALGORITHMS);
    }

    private static void keepQuietAboutTheRest(OIDCConfigurationRepresentation document) {
        document.setRegistrationEndpoint(null);
        document.setDeviceAuthorizationEndpoint(null);
        // a portal is not the audience of its own access token, and Keycloak tells nobody else about it
        document.setIntrospectionEndpoint(null);
        document.setIntrospectionEndpointAuthMethodsSupported(null);
        document.setIntrospectionEndpointAuthSigningAlgValuesSupported(null);
        document.setBackchannelAuthenticationEndpoint(null);
        document.setBackchannelTokenDeliveryModesSupported(null);
        document.setBackchannelAuthenticationRequestSigningAlgValuesSupported(null);
        // session management and front-channel logout need frames, which the login pages forbid
        document.setCheckSessionIframe(null);
        document.setFrontChannelLogoutSupported(false);
        document.setFrontChannelLogoutSessionSupported(false);
        document.setRequestUriParameterSupported(false);
        document.setRequireRequestUriRegistration(null);
        document.setTlsClientCertificateBoundAccessTokens(null);
        document.setMtlsEndpointAliases(null);
        document.setAuthorizationDetailsTypesSupported(null);
        document.setIdTokenEncryptionAlgValuesSupported(null);
        document.setIdTokenEncryptionEncValuesSupported(null);
        document.setUserInfoSigningAlgValuesSupported(null);
        document.setUserInfoEncryptionAlgValuesSupported(null);
        document.setUserInfoEncryptionEncValuesSupported(null);
        document.setRequestObjectEncryptionAlgValuesSupported(null);
        document.setRequestObjectEncryptionEncValuesSupported(null);
        document.setAuthorizationSigningAlgValuesSupported(null);
        document.setAuthorizationEncryptionAlgValuesSupported(null);
        document.setAuthorizationEncryptionEncValuesSupported(null);
    }

    /** Levels that something on offer reaches, in both spellings. */
    private List<String> levels() {
        return Arrays.stream(LevelOfAssurance.values())
                .filter(level -> !Offer.reaching(level, session).isEmpty())
                .flatMap(level -> Stream.of(level.shortName(), level.uri()))
                .toList();
    }

    private static List<String> claims(RealmModel realm) {
        Stream<String> mapped = realm.getClientScopesStream()
                .filter(scope -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(scope.getProtocol()))
                .flatMap(scope -> scope.getProtocolMappersStream())
                .filter(OIDCAttributeMapperHelper::includeInIDToken)
                .map(Discovery::claim)
                .filter(Objects::nonNull)
                .sorted();
        return Stream.concat(PROTOCOL_CLAIMS.stream(), mapped).distinct().toList();
    }

    private static String claim(ProtocolMapperModel mapper) {
        return mapper.getConfig().get(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME);
    }

    /** The algorithms of the realm's own signing keys. */
    private List<String> signatures(RealmModel realm) {
        return session.keys()
                .getKeysStream(realm)
                .filter(key ->
                        KeyUse.SIG.equals(key.getUse()) && key.getStatus().isActive())
                .filter(key -> key.getPublicKey() != null)
                .map(key -> key.getAlgorithm())
                .distinct()
                .sorted((one, other) -> other.compareTo(one))
                .toList();
    }
}

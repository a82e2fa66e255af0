package org.pontis.eidas.oidc.provider;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.ClaimType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.oidc.ClaimNames;
import org.pontis.eidas.oidc.TokenKey;
import org.pontis.eidas.oidc.provider.ProviderSettings.Endpoint;

/** The discovery document (OpenID Connect Discovery 1.0, section 3): what works here, and nothing else. */
final class Discovery {

    private final ProviderSettings settings;

    Discovery(ProviderSettings settings) {
        this.settings = settings;
    }

    String document() {
        OIDCProviderMetadata metadata =
                new OIDCProviderMetadata(new Issuer(settings.issuer()), subjects(), address(Endpoint.JWKS));
        metadata.setAuthorizationEndpointURI(address(Endpoint.AUTHORIZE));
        metadata.setPushedAuthorizationRequestEndpointURI(address(Endpoint.PAR));
        metadata.requiresPushedAuthorizationRequests(settings.clients().stream().allMatch(Client::pushedOnly));
        metadata.setTokenEndpointURI(address(Endpoint.TOKEN));
        metadata.setTokenEndpointAuthMethods(List.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT));
        metadata.setTokenEndpointJWSAlgs(ClientAuthentication.ALGORITHMS.stream()
                .sorted(Comparator.comparing(JWSAlgorithm::getName))
                .toList());
        metadata.setScopes(new Scope("openid"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setIDTokenJWSAlgs(List.of(TokenKey.ALGORITHM));
        metadata.setACRs(levels());
        metadata.setClaimTypes(List.of(ClaimType.NORMAL));
        metadata.setClaims(claims());
        metadata.setSupportsClaimsParams(true);
        metadata.setSupportsRequestParam(false);
        metadata.setSupportsRequestURIParam(false);
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setUILocales(
                settings.uiLocales().stream().map(Discovery::language).toList());
        return metadata.toJSONObject().toJSONString();
    }

    private List<SubjectType> subjects() {
        return settings.clients().stream()
                .map(Client::subject)
                .distinct()
                .sorted()
                .map(kind -> kind == SubjectKind.PAIRWISE ? SubjectType.PAIRWISE : SubjectType.PUBLIC)
                .toList();
    }

    private List<ACR> levels() {
        Stream<String> notified =
                Arrays.stream(LevelOfAssurance.values()).flatMap(level -> Stream.of(level.uri(), level.shortName()));
        Stream<String> other = settings.clients().stream()
                .flatMap(client -> client.otherLevels().stream())
                .map(URI::toString)
                .distinct();
        return Stream.concat(notified, other).map(ACR::new).toList();
    }

    private static List<String> claims() {
        List<String> claims =
                new ArrayList<>(List.of("iss", "sub", "aud", "exp", "iat", "jti", "auth_time", "nonce", "acr"));
        claims.addAll(List.of(IdToken.COUNTRY, IdToken.PERSISTENCE, ClaimNames.REPRESENTATIVE));
        claims.addAll(ClaimNames.requestable());
        return claims;
    }

    private URI address(Endpoint endpoint) {
        return URI.create(settings.address(endpoint));
    }

    private static LangTag language(String tag) {
        try {
            return LangTag.parse(Locale.forLanguageTag(tag).toLanguageTag());
        } catch (LangTagException e) {
            throw new IllegalArgumentException("No language tag: " + tag + ".", e);
        }
    }
}

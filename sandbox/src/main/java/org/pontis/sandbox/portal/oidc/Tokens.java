package org.pontis.sandbox.portal.oidc;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;

/** The back channel: a code becomes an ID token that passed every check of OpenID Connect Core 3.1.3.7, and the user info. */
final class Tokens {

    private static final int CLOCK_SKEW_SECONDS = 10;

    /** What a login brought. Both speak of the same subject. */
    record Redeemed(JWT idToken, IDTokenClaimsSet claims, UserInfo userInfo) {}

    private final RelyingParty party;
    private final Provider provider;
    private final ClientKey key;

    Tokens(RelyingParty party, Provider provider, ClientKey key) {
        this.party = party;
        this.provider = provider;
        this.key = key;
    }

    /**
     * Redeems the code.
     *
     * @throws IOException if the broker does not answer
     * @throws LoginRefused with the token endpoint's error, {@code invalid_id_token} or {@code invalid_userinfo}
     */
    Redeemed redeem(AuthorizationCode code, PendingLogin login) throws IOException, LoginRefused {
        OIDCTokens tokens = exchange(code, login);
        IDTokenClaimsSet claims = validate(tokens, login);
        return new Redeemed(tokens.getIDToken(), claims, userInfo(tokens.getAccessToken(), claims));
    }

    private OIDCTokens exchange(AuthorizationCode code, PendingLogin login) throws IOException, LoginRefused {
        TokenRequest request = new TokenRequest(
                provider.discover().metadata().getTokenEndpointURI(),
                key.authenticate(party),
                new AuthorizationCodeGrant(code, party.redirectUri(), login.verifier()),
                null);
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(provider.send(request.toHTTPRequest()));
            if (!response.indicatesSuccess()) {
                ErrorObject error = response.toErrorResponse().getErrorObject();
                throw new LoginRefused(String.valueOf(error.getCode()), error.getDescription());
            }
            return response.toSuccessResponse().getTokens().toOIDCTokens();
        } catch (ParseException e) {
            throw new LoginRefused("invalid_id_token", "The token response holds no ID token.");
        }
    }

    private IDTokenClaimsSet validate(OIDCTokens tokens, PendingLogin login) throws IOException, LoginRefused {
        JWT idToken = tokens.getIDToken();
        IDTokenValidator validator = new IDTokenValidator(
                party.issuer(), party.clientId(), provider.discover().keys(), null);
        validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        try {
            IDTokenClaimsSet claims = validator.validate(idToken, login.nonce());
            requireForUsAlone(claims);
            if (claims.getAccessTokenHash() != null) {
                AccessTokenValidator.validate(
                        tokens.getAccessToken(),
                        (JWSAlgorithm) idToken.getHeader().getAlgorithm(),
                        claims.getAccessTokenHash());
            }
            return claims;
        } catch (KeySourceException e) {
            throw new IOException("The broker's keys are not to be had.", e);
        } catch (BadJOSEException | InvalidHashException | JOSEException e) {
            throw new LoginRefused("invalid_id_token", "The ID token did not pass the checks.");
        }
    }

    /** Rules 3 to 5 of the list, which Nimbus leaves to the caller: no audience we do not trust, no other authorized party. */
    private void requireForUsAlone(IDTokenClaimsSet claims) throws LoginRefused {
        String us = party.clientId().getValue();
        boolean audience = Audience.toStringList(claims.getAudience()).equals(List.of(us));
        boolean authorized = claims.getClaim("azp") == null || us.equals(claims.getClaim("azp"));
        if (!audience || !authorized) {
            throw new LoginRefused("invalid_id_token", "The ID token is not for this portal alone.");
        }
    }

    private UserInfo userInfo(AccessToken token, IDTokenClaimsSet claims) throws IOException, LoginRefused {
        URI endpoint = provider.discover().metadata().getUserInfoEndpointURI();
        if (endpoint == null) {
            return new UserInfo(claims.getSubject());
        }
        try {
            UserInfoResponse response =
                    UserInfoResponse.parse(provider.send(new UserInfoRequest(endpoint, token).toHTTPRequest()));
            UserInfo info =
                    response.indicatesSuccess() ? response.toSuccessResponse().getUserInfo() : null;
            // OpenID Connect Core 5.3.2: another subject would be somebody else's data
            if (info == null || !claims.getSubject().equals(info.getSubject())) {
                throw new LoginRefused("invalid_userinfo", "The user info is missing or about somebody else.");
            }
            return info;
        } catch (ParseException e) {
            throw new LoginRefused("invalid_userinfo", "The user info is not readable.");
        }
    }
}

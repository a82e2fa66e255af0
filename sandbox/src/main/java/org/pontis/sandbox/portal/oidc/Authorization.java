package org.pontis.sandbox.portal.oidc;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;

/** The front channel: a request the browser carries to the broker, and the code it brings back. */
final class Authorization {

    private final RelyingParty party;
    private final Provider provider;
    private final ClientKey key;

    Authorization(RelyingParty party, Provider provider, ClientKey key) {
        this.party = party;
        this.provider = provider;
        this.key = key;
    }

    /**
     * Where to send the browser. A pushed request (RFC 9126) keeps its parameters out of the browser's reach.
     *
     * @throws IOException if the broker does not answer
     * @throws LoginRefused if the broker refuses the request when it is pushed
     */
    URI request(PendingLogin login, boolean pushed) throws IOException, LoginRefused {
        OIDCProviderMetadata metadata = provider.discover().metadata();
        AuthenticationRequest.Builder builder = new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE), party.scope(), party.clientId(), party.redirectUri())
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(login.state())
                .nonce(login.nonce())
                .codeChallenge(login.verifier(), CodeChallengeMethod.S256);
        login.wish().writeTo(builder);
        AuthenticationRequest request = builder.build();
        return pushed && metadata.getPushedAuthorizationRequestEndpointURI() != null
                ? push(request, metadata)
                : request.toURI();
    }

    /**
     * The code in the browser's answer. Who answers is checked first (RFC 9207, mix-up): not even an error of another issuer
     * counts.
     *
     * @param parameters of the callback; each exactly once
     * @throws IOException if the broker does not answer
     */
    AuthorizationCode code(Map<String, List<String>> parameters) throws IOException, LoginRefused {
        AuthenticationResponse response = parse(parameters);
        boolean issuerPromised = provider.discover().metadata().supportsAuthorizationResponseIssuerParam();
        if (response.getIssuer() == null
                ? issuerPromised
                : !response.getIssuer().equals(party.issuer())) {
            throw new LoginRefused("invalid_issuer", "The answer does not come from this portal's broker.");
        }
        if (!response.indicatesSuccess()) {
            ErrorObject error = response.toErrorResponse().getErrorObject();
            throw new LoginRefused(error.getCode(), error.getDescription());
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new LoginRefused("invalid_response", "The answer holds no code.");
        }
        return code;
    }

    private URI push(AuthenticationRequest request, OIDCProviderMetadata metadata) throws IOException, LoginRefused {
        PushedAuthorizationRequest push = new PushedAuthorizationRequest(
                metadata.getPushedAuthorizationRequestEndpointURI(), key.authenticate(party), request);
        try {
            PushedAuthorizationResponse answer = PushedAuthorizationResponse.parse(provider.send(push.toHTTPRequest()));
            if (!answer.indicatesSuccess()) {
                ErrorObject error = answer.toErrorResponse().getErrorObject();
                throw new LoginRefused(String.valueOf(error.getCode()), error.getDescription());
            }
            return new AuthorizationRequest.Builder(answer.toSuccessResponse().getRequestURI(), party.clientId())
                    .endpointURI(metadata.getAuthorizationEndpointURI())
                    .build()
                    .toURI();
        } catch (ParseException e) {
            throw new IOException("The broker's answer to the pushed request is not one.", e);
        }
    }

    private AuthenticationResponse parse(Map<String, List<String>> parameters) throws LoginRefused {
        try {
            return AuthenticationResponseParser.parse(party.redirectUri(), parameters);
        } catch (ParseException e) {
            throw new LoginRefused("invalid_response", "The answer is no authentication response.");
        }
    }
}

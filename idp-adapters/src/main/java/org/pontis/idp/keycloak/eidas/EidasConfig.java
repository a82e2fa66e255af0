package org.pontis.idp.keycloak.eidas;

import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.portal.NationalsOnly;

/** Settings of the identity provider. What would make it something else than it should be is not taken. */
final class EidasConfig extends OIDCIdentityProviderConfig {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/authorize";

    EidasConfig() {}

    EidasConfig(IdentityProviderModel model) {
        super(model);
    }

    /** Where requests are pushed to: beside the page that citizens are sent to. */
    static String pushedTo(OIDCIdentityProviderConfig config) {
        String page = config.getAuthorizationUrl();
        return page.substring(0, page.length() - PAGE.length()) + "/par";
    }

    /** What the connector says of a citizen is read once, and not kept in her session beside her account. */
    @Override
    public boolean isStoreTokenInSession() {
        return false;
    }

    /** The connector has no session that could be ended, so that nobody needs its token again. */
    @Override
    public boolean isSendIdTokenOnLogout() {
        return false;
    }

    /** @throws IllegalArgumentException with a sentence; Keycloak answers it to the administrator */
    @Override
    public void validate(RealmModel realm) {
        super.validate(realm);
        require(NationalsOnly.ABROAD.equals(getAlias()), "The identity provider of type eidas has the alias eidas.");
        require(
                LevelOfAssurance.named(String.valueOf(getConfig().get(Offer.Brokered.CEILING)))
                        .isPresent(),
                Offer.Brokered.CEILING + " is low, substantial or high.");
        require(
                String.valueOf(getAuthorizationUrl()).endsWith(PAGE),
                "authorizationUrl ends with " + PAGE + ": requests are pushed to /par beside it.");
        require(isValidateSignature(), "validateSignature is true: what nobody signed, anybody may have said.");
        require(
                isPkceEnabled() && "S256".equals(getPkceMethod()),
                "pkceEnabled is true and pkceMethod S256: the connector takes nothing else.");
        require(
                getIssuer() != null && !getIssuer().isBlank(),
                "issuer names the connector: an ID token of somebody else is none of its.");
        require(!isDisableNonce(), "disableNonce is false: an ID token belongs to one login.");
        require(
                !isJWTAuthorizationGrantEnabled() && !isSupportsClientAssertions(),
                "Its tokens are for logins alone, neither for grants nor for clients.");
        require(!Boolean.TRUE.equals(isStoreToken()), "storeToken is false: nobody needs the connector's tokens.");
    }

    private static void require(boolean kept, String sentence) {
        if (!kept) {
            throw new IllegalArgumentException(sentence);
        }
    }
}

package org.pontis.theme;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.keycloak.services.messages.Messages;

/** What Keycloak may say on its own pages, by the constants of its source. */
final class KeycloakMessages {

    /** What no citizen meets here: the feature is off, or the text is for another kind of page. */
    private static final Pattern NOT_HERE = Pattern.compile(String.join(
            "|",
            "(?i).*(totp|otp|webauthn|recaptcha|email|invite|org(anization)?[A-Z.].*|delegation|backupcodes).*",
            "organization\\..*|org[A-Z].*|did.*|oauth2Device.*|credentialOffer.*|client(Idle|Session).*",
            // accounts are kept by the administration, not by pages of Keycloak
            "(missing|invalid|update|reset|readOnly|notMatch)[A-Za-z]*(Name|Username|Password|Profile|Attributes)[A-Za-z]*",
            "(invalidPassword|invalidUsername|missing(Password|Username)|usernameExists|notMatchPassword).*",
            "account(Updated|Password).*|.*(Deleting|deleting).*Account|deletingAccountForbidden|errorDeletingAccount",
            "success(Totp|Grant).*|staleCodeAccount.*|realmSupportsNoCredentials.*|confirmExecutionOfActions",
            // nobody links accounts: identity providers only log in
            "federatedIdentity(?!Unmatched).*|identityProvider(AlreadyLinked|LinkSuccess|Removed).*|linkIdp.*",
            "confirmAccountLinking.*|nestedFirstBroker.*|invalidFederatedIdentity.*|brokerLinking.*",
            "consentDenied|credentialSetupRequired|kerberosNotSetUp|readOnlyUser.*|termsAndConditions.*",
            "reauthenticate|authenticateStrong|verifyEmail.*|updatePasswordMessage|resetPasswordMessage"));

    private KeycloakMessages() {}

    static Set<String> aCitizenCanMeet() {
        return all().stream()
                .filter(key -> !NOT_HERE.matcher(key).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> all() {
        return Arrays.stream(Messages.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(KeycloakMessages::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

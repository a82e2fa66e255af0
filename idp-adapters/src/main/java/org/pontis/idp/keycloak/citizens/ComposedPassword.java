package org.pontis.idp.keycloak.citizens;

import java.text.Normalizer;

import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/**
 * Takes no password but in Unicode's composed form, NFC. What a citizen types is brought into that form before it is compared
 * (NIST SP 800-63B-4, 3.1.1.2), so one that was stored in another could never be right.
 */
final class ComposedPassword implements PasswordPolicyProvider {

    static final String NOT_COMPOSED = "invalidPasswordNotComposed";

    @Override
    public PolicyError validate(RealmModel realm, UserModel user, String password) {
        return validate(user.getUsername(), password);
    }

    @Override
    public PolicyError validate(String user, String password) {
        return Normalizer.isNormalized(password, Normalizer.Form.NFC) ? null : new PolicyError(NOT_COMPOSED);
    }

    @Override
    public Object parseConfig(String value) {
        return null;
    }

    @Override
    public void close() {
        // holds nothing
    }
}

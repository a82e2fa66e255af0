package org.pontis.idp.keycloak.citizens;

import java.util.Optional;
import java.util.function.Supplier;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.pontis.broker.Citizen;
import org.pontis.broker.Passwords;
import org.pontis.idp.keycloak.installation.PasswordQueue;

/** Keycloak's own password hashing. Where there is nothing to compare with, a dummy is hashed: same effort, same answer. */
public record KeycloakPasswords(AuthenticationFlowContext context, PasswordQueue queue) implements Passwords {

    @Override
    public boolean verify(Optional<Citizen> citizen, String password) {
        Optional<UserModel> user = citizen.filter(known -> known.password().isPresent())
                .map(known -> context.getSession().users().getUserById(context.getRealm(), known.id()));
        if (user.isEmpty()) {
            AuthenticatorUtils.dummyHash(context);
            return false;
        }
        return user.get().credentialManager().isValid(UserCredentialModel.password(password));
    }

    @Override
    public <T> Optional<T> unlessTooMany(Supplier<T> check) {
        return queue.within(check);
    }
}

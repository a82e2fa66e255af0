package org.pontis.idp.keycloak.citizens;

import java.util.Optional;
import java.util.function.Supplier;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.pontis.broker.Citizen;
import org.pontis.broker.Passwords;
import org.pontis.idp.keycloak.installation.Places;

/** Keycloak's own password hashing. Where there is nothing to compare with, a dummy is hashed: same effort, same answer. */
public record KeycloakPasswords(AuthenticationFlowContext context, Places places) implements Passwords {

    @Override
    public boolean verify(Optional<Citizen> citizen, String password) {
        Optional<UserModel> user = citizen.flatMap(this::user);
        if (user.isEmpty()) {
            AuthenticatorUtils.dummyHash(context);
            return false;
        }
        return user.get().credentialManager().isValid(UserCredentialModel.password(password));
    }

    /** When a password is hashed anew its data changes; when it is reset, its time does. */
    @Override
    public Optional<String> edition(Citizen citizen) {
        return user(citizen)
                .flatMap(user -> user.credentialManager()
                        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                        .findFirst())
                .map(password -> password.getId() + " " + password.getCreatedDate());
    }

    private Optional<UserModel> user(Citizen citizen) {
        return Optional.of(citizen)
                .filter(known -> known.password().isPresent())
                .map(known -> context.getSession().users().getUserById(context.getRealm(), known.id()));
    }

    @Override
    public <T> Optional<T> unlessTooMany(Supplier<T> check) {
        return places.within(check);
    }
}

package org.pontis.idp.keycloak.citizens;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.pontis.broker.Citizen;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.installation.Places;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever has no password costs what everybody costs: one hash, by the realm's own algorithm and effort. */
class KeycloakPasswordsTest {

    private final List<String> hashed = new ArrayList<>();
    private CredentialModel stored;
    private final KeycloakPasswords passwords = new KeycloakPasswords(context(), new Places(1));

    @Test
    void nobodyCostsOneHash() {
        assertThat(passwords.verify(Optional.empty(), "whatever")).isFalse();
        assertThat(hashed).containsExactly("encoded with -1");
    }

    @Test
    void whoHasNoPasswordCostsOneHash() {
        assertThat(passwords.verify(Optional.of(citizen(Optional.empty())), "whatever"))
                .isFalse();
        assertThat(hashed).containsExactly("encoded with -1");
    }

    @Test
    void whoHasOneCostsNoMore() {
        assertThat(passwords.verify(Optional.of(citizen(Optional.of(Registration.BASIC))), "hers"))
                .isTrue();
        assertThat(hashed).containsExactly("compared");
    }

    @Test
    void anEditionIsAnotherOneAsSoonAsThePasswordIsReset() {
        Citizen citizen = citizen(Optional.of(Registration.BASIC));
        stored = password(1_000L, "argon2, once");
        Optional<String> before = passwords.edition(citizen);
        stored = password(1_000L, "argon2, twice");
        assertThat(passwords.edition(citizen)).isPresent().isEqualTo(before);
        stored = password(2_000L, "argon2, once");
        assertThat(passwords.edition(citizen)).isPresent().isNotEqualTo(before);
    }

    /** Which is how one that is temporary comes here. */
    @Test
    void whoHasNoPasswordHasNoEdition() {
        stored = password(1_000L, "argon2");
        assertThat(passwords.edition(citizen(Optional.empty()))).isEmpty();
    }

    private static CredentialModel password(long created, String data) {
        CredentialModel password = new CredentialModel();
        password.setType("password");
        password.setId("1");
        password.setCreatedDate(created);
        password.setCredentialData(data);
        return password;
    }

    private static Citizen citizen(Optional<Registration> password) {
        return new Citizen(
                "id", new PersonIdentifier("ES", "IDC", "00000001R"), Optional.empty(), Optional.empty(), password);
    }

    private AuthenticationFlowContext context() {
        PasswordHashProvider hashing = playing(PasswordHashProvider.class, (it, method, arguments) -> {
            hashed.add("encoded with " + arguments[1]);
            return null;
        });
        SubjectCredentialManager credentials = playing(
                SubjectCredentialManager.class,
                (it, method, arguments) ->
                        method.getName().equals("isValid") ? hashed.add("compared") : Stream.of(stored));
        UserModel user = playing(UserModel.class, (it, method, arguments) -> credentials);
        UserProvider users = playing(UserProvider.class, (it, method, arguments) -> user);
        KeycloakSession session = playing(
                KeycloakSession.class,
                (it, method, arguments) -> method.getName().equals("users") ? users : hashing);
        PasswordPolicy policy = PasswordPolicy.parse(null, "");
        RealmModel realm = playing(RealmModel.class, (it, method, arguments) -> policy);
        return playing(
                AuthenticationFlowContext.class,
                (it, method, arguments) -> method.getName().equals("getRealm") ? realm : session);
    }

    private static <T> T playing(Class<T> type, InvocationHandler answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answer));
    }
}

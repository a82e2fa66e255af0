package org.pontis.idp.keycloak.registration;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.keycloak.util.JsonSerialization;
import org.pontis.broker.Codes;
import org.pontis.broker.Limit;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Registration;
import org.pontis.broker.Settings;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.limits.TableLimits;
import org.pontis.idp.registration.ActivationCode;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The codes with which citizens activate their password. One citizen has one at a time; the database has its keyed hash, as a
 * credential of our type {@code activation}, which opens nothing by itself. Guesses are counted against the identifier that was typed,
 * whether anybody has it or not; each in a transaction of its own.
 */
public record ActivationCodes(KeycloakSession session) {

    /** The type of the credential that keeps a code's hash. */
    public static final String TYPE = "activation";

    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * A code for a citizen; one that she had is void, and guesses are counted anew. Print or show it once, and keep it nowhere.
     *
     * @param carries how well she is known to whom the code is given: {@code ADVANCED} at the desk
     */
    public ActivationCode issue(UserModel citizen, Registration carries) {
        ActivationCode code = ActivationCode.fresh(codes());
        revoke(citizen);
        CredentialModel kept = new CredentialModel();
        kept.setType(TYPE);
        kept.setCreatedDate(Now.get().toEpochMilli());
        kept.setSecretData(json(Map.of("seal", seals(citizen.getId(), code).getFirst())));
        kept.setCredentialData(json(Map.of(
                "registration",
                carries.name().toLowerCase(Locale.ROOT),
                "until",
                Now.get().plus(lifetime()).toString())));
        citizen.credentialManager().createStoredCredential(kept);
        limits().forget(wrong(), citizen.getUsername());
        return code;
    }

    /** Makes her code void, if she has one. */
    public void revoke(UserModel citizen) {
        kept(citizen).forEach(code -> citizen.credentialManager().removeStoredCredentialById(code.getId()));
    }

    /** How long a code is good that is given out now: {@code registration-activation-lifetime}. */
    public Duration lifetime() {
        return settings().duration("activation-lifetime", Duration.ofDays(30), Duration.ofHours(1), LONGEST);
    }

    /** Looks at a code somebody typed; one that is wrong is counted, and hers stays good. */
    public Activation look(PersonIdentifier who, ActivationCode typed) {
        return new Guess(limits(), wrong(), who.account()).judge(() -> find(who, typed));
    }

    private Optional<Activation.Good> find(PersonIdentifier who, ActivationCode typed) {
        return account(who)
                .filter(UserModel::isEnabled)
                .flatMap(user -> kept(user).stream()
                        .filter(code -> isGood(code) && matches(code, user, typed))
                        .findFirst())
                .map(code -> new Activation.Good(code.getId(), registration(code)));
    }

    /** Uses a code up; false if it was used, replaced or grew too old since it was looked at. */
    public boolean redeem(UserModel citizen, Activation.Good seen) {
        return kept(citizen).stream().anyMatch(code -> code.getId().equals(seen.id()) && isGood(code))
                && citizen.credentialManager().removeStoredCredentialById(seen.id());
    }

    private List<CredentialModel> kept(UserModel citizen) {
        return citizen.credentialManager()
                .getStoredCredentialsByTypeStream(TYPE)
                .toList();
    }

    private boolean matches(CredentialModel kept, UserModel user, ActivationCode typed) {
        byte[] seal = read(kept.getSecretData(), "seal").getBytes(US_ASCII);
        return seals(user.getId(), typed).stream().anyMatch(one -> MessageDigest.isEqual(seal, one.getBytes(US_ASCII)));
    }

    private static boolean isGood(CredentialModel kept) {
        return Now.get().isBefore(Instant.parse(read(kept.getCredentialData(), "until")));
    }

    private static Registration registration(CredentialModel kept) {
        return "advanced".equals(read(kept.getCredentialData(), "registration"))
                ? Registration.ADVANCED
                : Registration.BASIC;
    }

    /** Looked for in the database, whether she exists or not: the same work. */
    private Optional<UserModel> account(PersonIdentifier who) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(
                        UserStoragePrivateUtil.userLocalStorage(session).getUserByUsername(realm, who.account()))
                .map(found -> session.users().getUserById(realm, found.getId()));
    }

    private List<String> seals(String account, ActivationCode code) {
        return codes().seals("activation", session.getContext().getRealm().getId(), account, code.value());
    }

    private Limit wrong() {
        return new Limit("registration-activation-wrong", settings().number("activation-tries", 5, 1, 20), LONGEST);
    }

    private Settings settings() {
        return RealmSettings.of(session.getContext().getRealm())
                .or(Installation.of(session).settings())
                .of("registration");
    }

    private TableLimits limits() {
        return new TableLimits(session, codes());
    }

    private Codes codes() {
        return Installation.of(session).codes();
    }

    private static String json(Map<String, String> fields) {
        try {
            return JsonSerialization.writeValueAsString(fields);
        } catch (IOException ourOwn) {
            throw new IllegalStateException(ourOwn);
        }
    }

    private static String read(String json, String field) {
        try {
            return JsonSerialization.mapper.readTree(json).path(field).asText();
        } catch (IOException unreadable) {
            throw new IllegalStateException("An activation code's record cannot be read.");
        }
    }
}

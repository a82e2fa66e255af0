package org.pontis.idp.keycloak.citizens;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.pontis.broker.By;
import org.pontis.broker.Means;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Phone;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Standing;
import org.pontis.idp.keycloak.installation.Now;

import static org.keycloak.models.UserModel.RequiredAction.UPDATE_PASSWORD;

/** What one citizen holds to log in with, as her account has it. Changing it here tells nobody: that is for who calls. */
public record Held(UserModel user) {

    /** That something was given up for good, and that some of what she had carried more than low: for the day nothing is left of it. */
    private static final String GAVE_UP = "gave_up";

    private static final String WAS_ADVANCED = "was_advanced";

    private static final String PASSWORD_SINCE = "password_since";
    private static final String PASSWORD_UNTIL = "password_until";

    /** All of it: phones the oldest first, the password, certificates. */
    public List<Means> all() {
        List<Means> all = new ArrayList<>();
        phones().forEach(phone -> all.add(means(phone)));
        passwordMeans().ifPresent(all::add);
        Stream.of(Kind.SIM, Kind.CARD)
                .flatMap(kind -> certificate(kind).stream())
                .forEach(all::add);
        return List.copyOf(all);
    }

    public Optional<Means> find(String id) {
        return all().stream().filter(means -> means.id().equals(id)).findFirst();
    }

    /** The phone that codes are sent to: the oldest that is not too new, else the oldest of the new, which carries low. */
    public Optional<Phone> phone() {
        List<PhoneCredential> usable = usablePhones();
        return usable.stream()
                .filter(phone -> means(phone).standing() instanceof Standing.Active)
                .findFirst()
                .map(phone -> new Phone(phone.number(), phone.registration()))
                .or(() -> usable.stream().findFirst().map(phone -> new Phone(phone.number(), Registration.BASIC)));
    }

    /** The numbers of the phones that count, the oldest first. */
    public List<Msisdn> numbers() {
        return usablePhones().stream().map(PhoneCredential::number).toList();
    }

    /** The numbers of all phones, whether they count or not. */
    public List<Msisdn> allNumbers() {
        return phones().stream().map(PhoneCredential::number).distinct().toList();
    }

    /** The number of one phone of hers, whether it counts or not. */
    public Optional<Msisdn> number(String id) {
        return phones().stream()
                .filter(phone -> phone.id().equals(id))
                .findFirst()
                .map(PhoneCredential::number);
    }

    /** Whether she, or somebody for her, has given up means for good. */
    public boolean gaveUp() {
        return user.getFirstAttribute(GAVE_UP) != null || user.getFirstAttribute(WAS_ADVANCED) != null;
    }

    /** Whether she has, or had, means that carry more than low. */
    public boolean wasAdvanced() {
        return user.getFirstAttribute(WAS_ADVANCED) != null
                || all().stream().map(Means::registration).anyMatch(Registration.ADVANCED::equals);
    }

    /** Before something is given up: nobody begins afresh in her name when nothing is left. */
    public void givesUp() {
        user.setSingleAttribute(GAVE_UP, "true");
        if (wasAdvanced()) {
            user.setSingleAttribute(WAS_ADVANCED, "true");
        }
    }

    /** How her password was registered, if it counts. */
    Optional<Registration> password() {
        return passwordMeans().filter(means -> means.standing().usable()).map(Means::registration);
    }

    /** What of this proof's means does not count now: nothing, if all is well. */
    public Set<Kind> barred(Proof proof) {
        return Kind.behind(proof).stream().filter(kind -> !usable(kind)).collect(Collectors.toUnmodifiableSet());
    }

    private boolean usable(Kind kind) {
        return switch (kind) {
            case PHONE -> !usablePhones().isEmpty();
            case PASSWORD -> password().isPresent();
            case SIM, CARD -> new Stops(user).of(kind, kind.word()).isEmpty();
        };
    }

    private List<PhoneCredential> phones() {
        return PhoneCredential.of(user);
    }

    private List<PhoneCredential> usablePhones() {
        return phones().stream()
                .filter(phone -> means(phone).standing().usable())
                .toList();
    }

    private Means means(PhoneCredential phone) {
        return new Means(
                phone.id(),
                Kind.PHONE,
                phone.registration(),
                phone.since(),
                phone.until(),
                standing(Kind.PHONE, phone.id(), phone.until(), phone.cooling()),
                phone.number().lastTwo());
    }

    /**
     * A temporary password, which Keycloak wants changed at the first login, is none: there is no page where that could be done,
     * and Keycloak would let it pass for good.
     */
    private Optional<Means> passwordMeans() {
        boolean temporary = user.getRequiredActionsStream().anyMatch(UPDATE_PASSWORD.name()::equals);
        if (temporary || !user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)) {
            return Optional.empty();
        }
        String id = Kind.PASSWORD.word();
        Optional<Instant> until = date(PASSWORD_UNTIL);
        return Optional.of(new Means(
                id,
                Kind.PASSWORD,
                KeycloakCitizens.registration(user.getFirstAttribute(Attributes.PASSWORD_REGISTRATION)),
                date(PASSWORD_SINCE),
                until,
                standing(Kind.PASSWORD, id, until, Optional.empty()),
                ""));
    }

    /** A certificate she has used, or had stopped. What it says itself, its issuer answers for at each login. */
    private Optional<Means> certificate(Kind kind) {
        Optional<Used> used = Used.of(kind, user);
        Optional<Instant> until = used.flatMap(Used::until);
        Standing standing = standing(kind, kind.word(), until, Optional.empty());
        return used.isPresent() || !standing.usable()
                ? Optional.of(
                        new Means(kind.word(), kind, Registration.ADVANCED, used.map(Used::first), until, standing, ""))
                : Optional.empty();
    }

    private Standing standing(Kind kind, String id, Optional<Instant> until, Optional<Instant> cooling) {
        Instant now = Now.get();
        return new Stops(user)
                .of(kind, id)
                .or(() -> until.filter(end -> !end.isAfter(now)).map(Standing.Expired::new))
                .or(() -> cooling.filter(end -> end.isAfter(now)).map(Standing.Cooling::new))
                .orElseGet(Standing.Active::new);
    }

    private Optional<Instant> date(String attribute) {
        return Optional.ofNullable(user.getFirstAttribute(attribute)).flatMap(Held::instant);
    }

    /** A date that nobody can read is long past: what it should have ended has. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.of(Instant.EPOCH);
        }
    }

    /** @return the new means' id */
    public String addPhone(
            Msisdn number, Registration registration, Instant since, Instant until, Optional<Instant> cooling) {
        String id = new PhoneCredential("", number, registration, Optional.of(since), Optional.of(until), cooling)
                .addTo(user);
        new Ends(user).at(id, until);
        return id;
    }

    /** What goes with a password that was just set; a stopped one was replaced by it. */
    public void passwordSet(Registration registration, Instant since, Instant until) {
        user.setSingleAttribute(Attributes.PASSWORD_REGISTRATION, registration.word());
        user.setSingleAttribute(PASSWORD_SINCE, since.toString());
        user.setSingleAttribute(PASSWORD_UNTIL, until.toString());
        new Ends(user).at(Kind.PASSWORD.word(), until);
        lift(Kind.PASSWORD, Kind.PASSWORD.word());
    }

    /** Whether she has logged in with a certificate of this kind before. */
    public boolean knows(Kind kind) {
        return Used.of(kind, user).isPresent();
    }

    /** Remembers a certificate since its first login, and when it ends: what was used last tells. */
    public void used(Kind kind, Instant now, Optional<Instant> until) {
        Used.of(kind, user)
                .map(known -> known.until(until))
                .orElseGet(() -> new Used(kind, now, until))
                .storeIn(user);
    }

    public void suspend(Kind kind, String id, Instant now, By.Who by) {
        new Stops(user).put(Stops.SUSPENDED, kind, id, now, by);
    }

    /** A phone or a password that is revoked is gone; a certificate, which others keep, is remembered as such. */
    public void revoke(Kind kind, String id, Instant now, By.Who by) {
        lift(kind, id);
        new Ends(user).without(id);
        switch (kind) {
            case PHONE -> user.credentialManager().removeStoredCredentialById(id);
            case PASSWORD ->
                user.credentialManager()
                        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                        .toList()
                        .forEach(password -> user.credentialManager().removeStoredCredentialById(password.getId()));
            case SIM, CARD -> new Stops(user).put(Stops.REVOKED, kind, id, now, by);
        }
    }

    /** Whatever has stopped it does so no more; and as long as it was stopped nobody was told when it ends. */
    public void lift(Kind kind, String id) {
        new Stops(user).lift(Stops.SUSPENDED, kind, id);
        new Stops(user).lift(Stops.REVOKED, kind, id);
        find(id).flatMap(Means::until).ifPresent(end -> new Ends(user).at(id, end));
    }

    /** A phone that is too new, or was away, carries low until then. */
    public void cool(String id, Instant until) {
        stored(id).ifPresent(phone -> phone.cooling(until).storeIn(user));
    }

    public void renew(Kind kind, String id, Instant until) {
        new Ends(user).at(id, until);
        switch (kind) {
            case PHONE -> stored(id).ifPresent(phone -> phone.until(until).storeIn(user));
            case PASSWORD -> user.setSingleAttribute(PASSWORD_UNTIL, until.toString());
            case SIM, CARD -> throw new IllegalArgumentException("A certificate is renewed by its issuer.");
        }
    }

    public void register(Kind kind, String id, Registration registration) {
        switch (kind) {
            case PHONE ->
                stored(id).ifPresent(phone -> phone.registered(registration).storeIn(user));
            case PASSWORD -> user.setSingleAttribute(Attributes.PASSWORD_REGISTRATION, registration.word());
            case SIM, CARD -> throw new IllegalArgumentException("A certificate is registered by its issuer.");
        }
    }

    private Optional<PhoneCredential> stored(String id) {
        return phones().stream().filter(phone -> phone.id().equals(id)).findFirst();
    }

    /**
     * What she has of this kind: another text as soon as one is added, replaced, registered otherwise, stopped or taken away. It
     * may hold numbers; whoever keeps it keeps its hash.
     */
    public String edition(Kind kind) {
        Stream<String> had =
                switch (kind) {
                    case PHONE ->
                        phones().stream()
                                .map(phone -> String.join(
                                        "|",
                                        phone.id(),
                                        phone.number().value(),
                                        phone.registration().word()));
                    // its data changes when it is hashed anew at a login; when it is reset, its time does
                    case PASSWORD ->
                        user.credentialManager()
                                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                                .map(password -> password.getId() + "|" + password.getCreatedDate() + "|"
                                        + user.getFirstAttribute(Attributes.PASSWORD_REGISTRATION));
                    case SIM, CARD -> Stream.empty();
                };
        return Stream.concat(had, new Stops(user).of(kind)).sorted().collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return "Held[" + user.getId() + "]";
    }
}

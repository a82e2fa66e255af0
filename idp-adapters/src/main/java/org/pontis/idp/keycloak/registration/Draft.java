package org.pontis.idp.keycloak.registration;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Registration;

/**
 * A registration that is not finished, as the server keeps it for one browser. Every form shown carries its {@link #turn}, which is
 * another one after each step: a step cannot be skipped, nor done again. What is not known yet is empty. It prints nothing of it.
 *
 * @param id names it, in the keys of the codes that are sent for it
 * @param turn of the page that was shown last
 * @param ends when it is worth nothing any more, however often its pages were shown, in milliseconds of the epoch
 * @param carries what the phone, or the password, will be registered as
 * @param facts what is known so far
 */
record Draft(
        String id,
        String turn,
        long ends,
        Stage stage,
        PersonIdentifier who,
        Registration carries,
        Map<Fact, String> facts) {

    private static final String BESIDE = "beside";

    /** What comes next. */
    enum Stage {
        SOURCE,
        QUESTION,
        ALREADY,
        PHONE,
        CODE,
        DONE,
        ACTIVATION_CODE,
        PASSWORD,
        LINK_PHONE,
        LINK_CODE
    }

    /** What becomes known on the way. */
    enum Fact {
        CONSENT,
        CONTRAST,
        ASKED,
        GIVEN_NAME,
        FAMILY_NAME,
        BIRTHDATE,
        ACCOUNT,
        SEEN,
        PHONE,
        LAST_TWO,
        INSTEAD,
        HAD
    }

    Draft {
        facts = Map.copyOf(facts);
    }

    static Draft of(PersonIdentifier who, Stage stage, Registration carries, Instant ends) {
        return new Draft(Drafts.random(), "", ends.toEpochMilli(), stage, who, carries, Map.of());
    }

    Draft at(Stage next) {
        return new Draft(id, turn, ends, next, who, carries, facts);
    }

    Draft turned(String next) {
        return new Draft(id, next, ends, stage, who, carries, facts);
    }

    Draft with(Fact fact, String value) {
        Map<Fact, String> more = new EnumMap<>(Fact.class);
        more.putAll(facts);
        more.put(fact, value);
        return new Draft(id, turn, ends, stage, who, carries, more);
    }

    Draft asking(String question) {
        return with(Fact.ASKED, question).at(Stage.QUESTION);
    }

    Draft named(String given, String family, String born) {
        return with(Fact.GIVEN_NAME, given).with(Fact.FAMILY_NAME, family).with(Fact.BIRTHDATE, born);
    }

    Draft sentTo(String number, String digits) {
        return with(Fact.PHONE, number).with(Fact.LAST_TWO, digits);
    }

    Draft instead(boolean instead) {
        return with(Fact.INSTEAD, String.valueOf(instead));
    }

    Draft had(boolean had) {
        return with(Fact.HAD, String.valueOf(had));
    }

    /** She knows that she is registered, and wants this phone beside what she has. */
    Draft beside() {
        return with(Fact.ACCOUNT, BESIDE);
    }

    boolean isBeside() {
        return account().equals(BESIDE);
    }

    /** The words she agreed to, as {@link org.pontis.idp.keycloak.pages.AgreedTo} has them. */
    String consent() {
        return known(Fact.CONSENT);
    }

    /** The value of her document. */
    String contrast() {
        return known(Fact.CONTRAST);
    }

    String asked() {
        return known(Fact.ASKED);
    }

    String givenName() {
        return known(Fact.GIVEN_NAME);
    }

    String familyName() {
        return known(Fact.FAMILY_NAME);
    }

    String birthdate() {
        return known(Fact.BIRTHDATE);
    }

    /** The id of her account, once it is known; or that the phone is to stand beside what she has. */
    String account() {
        return known(Fact.ACCOUNT);
    }

    /** The id of the activation code's record that she typed. */
    String seen() {
        return known(Fact.SEEN);
    }

    String phone() {
        return known(Fact.PHONE);
    }

    /** What the page shows of the number. */
    String lastTwo() {
        return known(Fact.LAST_TWO);
    }

    /** Whether the phone comes in the place of those she has. */
    boolean isInstead() {
        return known(Fact.INSTEAD).equals("true");
    }

    /** Whether the phone turned out to be one that she had. */
    boolean isHad() {
        return known(Fact.HAD).equals("true");
    }

    private String known(Fact fact) {
        return facts.getOrDefault(fact, "");
    }

    @Override
    public String toString() {
        return "Draft[" + stage + "]";
    }
}

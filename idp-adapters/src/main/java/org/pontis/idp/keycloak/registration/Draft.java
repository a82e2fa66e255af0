package org.pontis.idp.keycloak.registration;

import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Registration;

/**
 * A registration that is not finished, as the server keeps it for one browser. Every form shown carries its {@link #turn}, which is
 * another one after each step: a step cannot be skipped, nor done again. What is not known yet is empty. It prints nothing of it.
 *
 * @param id names it, in the keys of the codes that are sent for it
 * @param turn of the page that was shown last
 * @param account the id of her account, once it is known; or that the phone is to stand beside what she has
 * @param seen the id of the activation code's record that she typed
 * @param carries what the phone, or the password, will be registered as
 */
record Draft(
        String id,
        String turn,
        Stage stage,
        PersonIdentifier who,
        String contrast,
        String asked,
        String givenName,
        String familyName,
        String birthdate,
        String account,
        String seen,
        Registration carries,
        String phone,
        String lastTwo) {

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

    static Draft of(String id, PersonIdentifier who, Stage stage, Registration carries) {
        return new Draft(id, "", stage, who, "", "", "", "", "", "", "", carries, "", "");
    }

    Draft at(Stage next) {
        return new Draft(
                id,
                turn,
                next,
                who,
                contrast,
                asked,
                givenName,
                familyName,
                birthdate,
                account,
                seen,
                carries,
                phone,
                lastTwo);
    }

    Draft turned(String next) {
        return new Draft(
                id,
                next,
                stage,
                who,
                contrast,
                asked,
                givenName,
                familyName,
                birthdate,
                account,
                seen,
                carries,
                phone,
                lastTwo);
    }

    Draft shown(String document) {
        return new Draft(
                id,
                turn,
                stage,
                who,
                document,
                asked,
                givenName,
                familyName,
                birthdate,
                account,
                seen,
                carries,
                phone,
                lastTwo);
    }

    Draft asking(String question) {
        return new Draft(
                id,
                turn,
                Stage.QUESTION,
                who,
                contrast,
                question,
                givenName,
                familyName,
                birthdate,
                account,
                seen,
                carries,
                phone,
                lastTwo);
    }

    Draft named(String given, String family, String born) {
        return new Draft(
                id, turn, stage, who, contrast, asked, given, family, born, account, seen, carries, phone, lastTwo);
    }

    Draft of(String user) {
        return new Draft(
                id,
                turn,
                stage,
                who,
                contrast,
                asked,
                givenName,
                familyName,
                birthdate,
                user,
                seen,
                carries,
                phone,
                lastTwo);
    }

    Draft with(Activation.Good code) {
        return new Draft(
                id,
                turn,
                stage,
                who,
                contrast,
                asked,
                givenName,
                familyName,
                birthdate,
                account,
                code.id(),
                code.carries(),
                phone,
                lastTwo);
    }

    Draft carrying(Registration registration) {
        return new Draft(
                id,
                turn,
                stage,
                who,
                contrast,
                asked,
                givenName,
                familyName,
                birthdate,
                account,
                seen,
                registration,
                phone,
                lastTwo);
    }

    Draft sentTo(String number, String digits) {
        return new Draft(
                id,
                turn,
                stage,
                who,
                contrast,
                asked,
                givenName,
                familyName,
                birthdate,
                account,
                seen,
                carries,
                number,
                digits);
    }

    /** She knows that she is registered, and wants this phone beside what she has. */
    Draft beside() {
        return of(BESIDE);
    }

    boolean isBeside() {
        return account.equals(BESIDE);
    }

    @Override
    public String toString() {
        return "Draft[" + stage + "]";
    }
}

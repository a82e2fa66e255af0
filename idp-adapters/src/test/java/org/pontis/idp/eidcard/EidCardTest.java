package org.pontis.idp.eidcard;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Settings;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.CertificateLogin;
import org.pontis.idp.certificate.Problems;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.Names;
import org.pontis.idp.certificate.pki.ProfileFolder;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.testing.Steps.assertFailed;
import static org.pontis.idp.testing.Steps.assertPage;
import static org.pontis.idp.testing.Steps.proofOf;

/** A card, whichever way it was shown, from the choice to the citizen, and what must not lead there. */
class EidCardTest extends EidCardCase {

    private void refusedBothWays(Making making, LoginProblem problem) {
        assertFailed(byTls(making), problem);
        assertFailed(byWebEid(making), problem);
    }

    @Test
    void theCertificateForSigningDocumentsIsRefused() {
        refusedBothWays(certificate().keyUsage(KeyUsage.nonRepudiation), Problems.WRONG_KIND);
    }

    /** A SIM's profile does not name this method, so nobody of it is known here. */
    @Test
    void theCertificateOfASimIsNoCards() {
        new ProfileFolder(folder, ISSUER)
                .set("methods", "mobile-id")
                .set("ocsp", site.address("/ocsp"))
                .file("cards.pem", TestAuthority.root("Issuer of cards").pem())
                .file("cards.properties", """
                        template = en319412-1
                        methods = eid-card
                        issuers = cards.pem
                        policies = 1.3.6.1.4.1.99999.10.2
                        countries = ES
                        ocsp = %s
                        """.formatted(site.address("/ocsp")))
                .read();
        method = house.method(new EidCardFactory(), settings);

        refusedBothWays(certificate(), Problems.UNKNOWN_ISSUER);
    }

    @Test
    void twoTabsDoNotDisturbEachOther() {
        TestAttempt other = new TestAttempt("other tab").asking(LevelOfAssurance.HIGH);
        URI there = depart(attempt);
        String nonce = challenge(other);
        URI back =
                arrive(there, Optional.of(certificate().certificate())).onward().orElseThrow();

        proofOf(method.resume(other, token(card(certificate()).token("ES256", ORIGIN, nonce))), FixedHouse.ANA);
        proofOf(method.resume(attempt, brought(back)), FixedHouse.ANA);
    }

    /** Row O4: whoever asks for nonces and tickets without end leaves one behind at most. */
    @Test
    void whatIsAskedForAgainTakesThePlaceOfWhatWasAskedForBefore() {
        challenge(attempt);
        for (int i = 0; i < 3; i++) {
            method.resume(attempt, Input.NONE);
            method.resume(attempt, choice("tls"));
            method.resume(attempt, choice("tls"));
            method.resume(attempt, Input.NONE);
            method.resume(attempt, choice("webeid"));
        }
        assertThat(house.challenges().isEmpty()).isFalse();

        method.cancel(attempt);

        assertThat(house.challenges().isEmpty()).isTrue();
    }

    @Test
    void aRevokedCardIsRefused() {
        responder(Reply.Status.REVOKED);

        refusedBothWays(certificate(), Problems.REVOKED);
    }

    @Test
    void whenNobodyCanBeAskedNobodyGetsIn() {
        site.at("/ocsp", TestSite.status(500));

        refusedBothWays(certificate(), Problems.STATUS_UNREACHABLE);
    }

    @Test
    void aCardOfAnotherIssuerIsRefused() {
        refusedBothWays(TestAuthority.root("Another").login().key(KEYS.getPublic()), Problems.UNKNOWN_ISSUER);
    }

    @Test
    void aCitizenTheBrokerDoesNotKnowIsToldSoOnlyWithHerCardInHand() {
        refusedBothWays(
                certificate()
                        .subject(Names.person("IDCES-" + FixedHouse.NOBODY, "NADIE", "NINGUNO")
                                .build()),
                CertificateLogin.CITIZEN_UNKNOWN);
    }

    @Test
    void everythingThatGoesWrongIsInTheDescriptor() {
        assertThat(new EidCardFactory().descriptor().problems())
                .containsAll(CardProblems.ALL)
                .containsAll(Problems.ALL)
                .contains(CertificateLogin.CITIZEN_UNKNOWN);
    }

    @Test
    void onlyTheWaysThatThereAreAreOffered() {
        settings.remove("webeid-origin");
        method = house.method(new EidCardFactory(), settings);

        assertThat(method.begin(attempt)).isEqualTo(new Step.Prompt("eid-card", Map.of("tls", true, "webeid", false)));
        assertPage(method.resume(attempt, choice("webeid")), "eid-card");
        assertPage(method.resume(attempt, choice("smoke")), "eid-card");
    }

    @Test
    void withoutAWayTheMethodIsNotOffered() {
        assertThat(new EidCardFactory().isOffered(new Settings("", key -> null)))
                .isFalse();
        assertThat(new EidCardFactory().isOffered(new Settings("", settings::get)))
                .isTrue();
        assertThat(new EidCardFactory().place(new Settings("", key -> null))).isEmpty();
    }

    @Test
    void aRecordPrintsNothingThatOpensAnything() {
        String ticket = "TICKET";
        assertThat(new Visiting(ticket).toString() + new Challenged(ticket)).doesNotContain(ticket);
    }
}

package org.pontis.idp.certificate;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.LoginProblem;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.ProfileFolder;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.testing.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The world around a check: an authority, its responder on a site, a profile and a clock. */
abstract class CheckTest {

    static final TestAuthority ROOT = TestAuthority.root("Test root");
    static final TestAuthority ISSUER = ROOT.below("Test issuer");
    static final TestAuthority RESPONDER = ISSUER.responder().authority(Keys.p256());

    @TempDir
    Path folder;

    final TestClock clock = new TestClock();
    final TestSite site = new TestSite();
    ProfileFolder profile;

    @BeforeEach
    void aResponderThatIsRight() {
        profile = new ProfileFolder(folder, ISSUER).set("ocsp", site.address("/ocsp"));
        site.at("/ocsp", TestSite.ocsp(reply()));
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** A good reply of the issuer's delegate. */
    Reply reply() {
        return Reply.by(RESPONDER, clock.instant());
    }

    Verdict verdict(Making login) {
        return verdict(login.unverified());
    }

    Verdict verdict(UnverifiedCertificate unverified) {
        return profile.check().verify(unverified, clock);
    }

    static VerifiedCertificate verified(Verdict verdict) {
        assertThat(verdict).as(verdict.toString()).isInstanceOf(VerifiedCertificate.class);
        return (VerifiedCertificate) verdict;
    }

    /** Holds that the verdict is this problem, and that its cause tells why. */
    static void refused(Verdict verdict, LoginProblem problem, String cause) {
        assertThat(verdict).isInstanceOf(Refused.class);
        Refused refused = (Refused) verdict;
        assertThat(refused.cause()).contains(cause);
        assertThat(refused.problem()).isEqualTo(problem);
    }
}

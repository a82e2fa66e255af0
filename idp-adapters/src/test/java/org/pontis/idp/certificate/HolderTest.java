package org.pontis.idp.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Vector;

import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectDirectoryAttributes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.certificate.issuer.Holder;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.Names;

import static org.assertj.core.api.Assertions.assertThat;

class HolderTest extends CheckTest {

    private static final String AUTHENTICATION = "GARCÍA RUIZ, ANA (AUTENTICACIÓN)";

    /** A certificate as the DNI carries it: no extended usages, a bare number, names in the common name. */
    private Making dnie(String serialNumber, String commonName) {
        profile.set("template", "dnie").set("policies", "2.16.724.1.2.2.2.4");
        return ISSUER.login()
                .subject(Names.dnie(serialNumber, commonName))
                .policies("2.16.724.1.2.2.2.4.7")
                .without(Extension.extendedKeyUsage);
    }

    @Test
    void aDniIsReadWithItsTwoFamilyNames() {
        Holder holder = verified(verdict(dnie("00000001R", AUTHENTICATION))).holder();

        assertThat(holder.identifier().semantics()).isEqualTo("IDCES-00000001R");
        assertThat(holder.givenName()).isEqualTo("ANA");
        assertThat(holder.familyName()).isEqualTo("GARCÍA RUIZ");
        assertThat(holder.birthdate()).isEmpty();
    }

    @Test
    void aForeignersNumberIsRead() {
        assertThat(verified(verdict(dnie("X0000001R", AUTHENTICATION)))
                        .holder()
                        .identifier()
                        .value())
                .isEqualTo("X0000001R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000001T", "1R", "00000001r", "IDCES-00000001R", "0000000 1R", "00000001"})
    @DisplayName("K4 a DNI with a wrong letter, or not in its canonical spelling, is refused")
    void aDniWithAWrongLetter(String serialNumber) {
        refused(verdict(dnie(serialNumber, AUTHENTICATION)), Problems.UNREADABLE, "no identifier of ES");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARCÍA RUIZ, ANA (FIRMA)",
                "GARCÍA RUIZ, ANA",
                "GARCÍA, RUIZ, ANA (AUTENTICACIÓN)",
                "GARCÍA RUIZ, ANA (FIRMA) (AUTENTICACIÓN)"
            })
    @DisplayName("K10 a common name that is not the authentication certificate's is refused")
    void anotherCommonName(String commonName) {
        refused(verdict(dnie("00000001R", commonName)), Problems.UNREADABLE, "commonName");
    }

    @Test
    @DisplayName("K10 the signing certificate of the DNI is refused by its policy and its usage")
    void theSigningCertificateOfTheDni() {
        refused(
                verdict(dnie("00000001R", AUTHENTICATION).policies("2.16.724.1.2.2.2.3")),
                Problems.WRONG_KIND,
                "policies");
    }

    @Test
    void anIdentifierInTheCommonNameMustBeThatOfTheSerialNumber() {
        profile.set("common-name", "FAMILY,GIVEN,ID").set("kinds", "PNO").set("countries", "EE");
        Making right = ISSUER.login().subject(estonian("60001019906", "60001019906"));
        Making wrong = ISSUER.login().subject(estonian("60001019906", "60001017869"));

        assertThat(verified(verdict(right)).holder().birthdate()).contains(LocalDate.of(2000, 1, 1));
        refused(verdict(wrong), Problems.UNREADABLE, "another identifier");
    }

    private static X500Name estonian(String number, String inCommonName) {
        return Names.dnie("PNOEE-" + number, "TAMM,MARI," + inCommonName);
    }

    @Test
    void aBirthdateAmongTheDirectoryAttributesIsRead() {
        assertThat(verified(verdict(born(ISSUER.login(), "1980-05-17T12:00:00Z")))
                        .holder()
                        .birthdate())
                .contains(LocalDate.of(1980, 5, 17));
    }

    @Test
    void aBirthdateThatContradictsTheIdentifierIsRefused() {
        profile.set("kinds", "PNO").set("countries", "EE");
        Making login = ISSUER.login()
                .subject(Names.person("PNOEE-60001019906", "MARI", "TAMM").build());

        refused(verdict(born(login, "1980-05-17T12:00:00Z")), Problems.UNREADABLE, "another birthdate");
    }

    @SuppressWarnings("JdkObsolete") // Bouncy Castle asks for a Vector
    private static Making born(Making login, String instant) {
        Vector<Attribute> attributes = new Vector<>();
        attributes.add(new Attribute(
                BCStyle.DATE_OF_BIRTH, new DERSet(new DERGeneralizedTime(Date.from(Instant.parse(instant))))));
        return login.extension(Extension.subjectDirectoryAttributes, false, new SubjectDirectoryAttributes(attributes));
    }

    @Test
    void aNumberOfACountryWhoseRulesAreNotKnownIsTakenAsItIs() {
        profile.set("kinds", "PNO").set("countries", "ES LV");

        assertThat(verified(verdict(ISSUER.login()
                                .subject(Names.person("PNOLV-32000000001", "ANNA", "OZOLA")
                                        .build())))
                        .holder()
                        .identifier()
                        .semantics())
                .isEqualTo("PNOLV-32000000001");
    }
}

package org.pontis.sandbox.ca;

import java.util.List;
import java.util.Locale;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What the certificates of each issuing authority look like. */
enum Profile {
    /** Spanish DNIe (Policía Nacional, DPC 3.2, sections 7.1.4 and 7.1.6): a bare identifier, no extended key usage. */
    DNIE(
            "dnie",
            "DNIe, the Spanish identity card",
            KeyUsage.digitalSignature,
            List.of(),
            List.of("2.16.724.1.2.2.2.4"),
            List.of("2.16.724.1.2.2.2.3")) {
        @Override
        X500Name name(Subject subject, boolean signing) {
            return new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, subject.country())
                    .addRDN(BCStyle.SERIALNUMBER, subject.identifier())
                    .addRDN(BCStyle.SURNAME, upper(subject.firstFamilyName()))
                    .addRDN(BCStyle.GIVENNAME, upper(subject.givenName()))
                    .addRDN(
                            BCStyle.CN,
                            upper(subject.familyName()) + ", " + upper(subject.givenName())
                                    + (signing ? " (FIRMA)" : " (AUTENTICACIÓN)"))
                    .build();
        }
    },

    /** A Spanish operator's SIM, after EN 319 412-1 and EN 319 412-2; NCP+ of EN 319 411-1. */
    SIM_ES(
            "sim-es",
            "SIM, Spanish operator",
            KeyUsage.digitalSignature,
            List.of(),
            List.of("0.4.0.2042.1.2", "1.3.6.1.4.1.99999.10.1"),
            List.of("0.4.0.194112.1.2", "1.3.6.1.4.1.99999.10.2")) {
        @Override
        X500Name name(Subject subject, boolean signing) {
            X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, subject.country())
                    .addRDN(BCStyle.SERIALNUMBER, "IDC" + subject.country() + "-" + subject.identifier())
                    .addRDN(BCStyle.SURNAME, subject.familyName())
                    .addRDN(BCStyle.GIVENNAME, subject.givenName());
            subject.organisation().ifPresent(organisation -> name.addRDN(BCStyle.O, organisation.name())
                    .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, organisation.semanticIdentifier()));
            return name.addRDN(BCStyle.CN, subject.givenName() + " " + subject.familyName())
                    .build();
        }
    },

    /** An Estonian operator's SIM. */
    SIM_EE(
            "sim-ee",
            "SIM, Estonian operator",
            KeyUsage.digitalSignature,
            List.of(),
            List.of("1.3.6.1.4.1.10015.18.1", "0.4.0.2042.1.2"),
            List.of("1.3.6.1.4.1.10015.18.1", "0.4.0.194112.1.2")) {
        @Override
        X500Name name(Subject subject, boolean signing) {
            return estonian(subject);
        }
    },

    /** The shape of ESTEID2018, the Estonian identity card. */
    ESTEID(
            "esteid",
            "ESTEID, the Estonian identity card",
            KeyUsage.digitalSignature | KeyUsage.keyAgreement,
            List.of(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection),
            List.of("1.3.6.1.4.1.51361.1.2.1", "0.4.0.2042.1.2"),
            List.of("1.3.6.1.4.1.51361.1.2.1", "0.4.0.194112.1.2")) {
        @Override
        X500Name name(Subject subject, boolean signing) {
            return estonian(subject);
        }
    };

    final String id;
    final String title;
    final int loginUsage;
    final List<KeyPurposeId> loginPurposes;
    private final List<String> loginPolicies;
    private final List<String> signingPolicies;

    Profile(
            String id,
            String title,
            int loginUsage,
            List<KeyPurposeId> loginPurposes,
            List<String> loginPolicies,
            List<String> signingPolicies) {
        this.id = id;
        this.title = title;
        this.loginUsage = loginUsage;
        this.loginPurposes = loginPurposes;
        this.loginPolicies = loginPolicies;
        this.signingPolicies = signingPolicies;
    }

    abstract X500Name name(Subject subject, boolean signing);

    List<String> policies(boolean signing) {
        return signing ? signingPolicies : loginPolicies;
    }

    private static X500Name estonian(Subject subject) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, subject.country())
                .addRDN(
                        BCStyle.CN,
                        upper(subject.familyName()) + "," + upper(subject.givenName()) + "," + subject.identifier())
                .addRDN(BCStyle.SURNAME, upper(subject.familyName()))
                .addRDN(BCStyle.GIVENNAME, upper(subject.givenName()))
                .addRDN(BCStyle.SERIALNUMBER, "PNO" + subject.country() + "-" + subject.identifier())
                .build();
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}

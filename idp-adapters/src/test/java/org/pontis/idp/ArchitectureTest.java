package org.pontis.idp;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.pontis.idp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyThePackagesBelowOneKnowKeycloak = noClasses()
            .that()
            .resideOutsideOfPackage("org.pontis.idp.keycloak..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "org.jboss..", "jakarta..", "io.micrometer..");

    /** Operators of mobile ID and the script of card readers speak JSON. */
    @ArchTest
    static final ArchRule onlyWhoSpeaksJsonKnowsItsLibrary = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.pontis.idp.keycloak..",
                    "org.pontis.idp.mobileid..",
                    "org.pontis.idp.eidcard..",
                    "org.pontis.idp.registration..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsTheSmsLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("org.pontis.idp.sms..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jsmpp..");

    /** mobileid.mss reads CMS; everybody else asks the certificate check. */
    @ArchTest
    static final ArchRule onlyWhoReadsCertificatesKnowsBouncyCastle = noClasses()
            .that()
            .resideOutsideOfPackages("org.pontis.idp.certificate..", "org.pontis.idp.mobileid.mss..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule noMethodKnowsTheHouseItRunsIn = noClasses()
            .that()
            .resideOutsideOfPackage("org.pontis.idp.keycloak..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pontis.idp.keycloak..");

    /** A method is found by its line in META-INF/services, so even the house names none. */
    @ArchTest
    static final ArchRule nobodyNamesAMethod = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.pontis.idp.smspin..",
                    "org.pontis.idp.password..",
                    "org.pontis.idp.mobileid..",
                    "org.pontis.idp.eidcard..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.pontis.idp.smspin..",
                    "org.pontis.idp.password..",
                    "org.pontis.idp.mobileid..",
                    "org.pontis.idp.eidcard..");

    @ArchTest
    static final ArchRule methodsDoNotKnowEachOther = slices().matching(
                    "org.pontis.idp.(smspin|password|mobileid|eidcard)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.pontis.idp.(*)..").should().beFreeOfCycles();

    /** Nor have the packages below them. */
    @ArchTest
    static final ArchRule storiesHaveNoCycles =
            slices().matching("org.pontis.idp.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everythingElseIsElsewhere = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.pontis.eidas..",
                    "org.pontis.realm..",
                    "org.pontis.sandbox..",
                    "org.opensaml..",
                    "com.nimbusds..");
}

package org.pontis.sandbox;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The arrows between the modules; this is the only module that sees them all (docs/adr/0001). */
@AnalyzeClasses(packages = "org.pontis", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

    @ArchTest
    static final ArchRule nothingDependsOnTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackage("org.pontis.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pontis.sandbox..");

    @ArchTest
    static final ArchRule theLoginMethodsDoNotKnowTheConnector = noClasses()
            .that()
            .resideInAPackage("org.pontis.idp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pontis.eidas..");

    @ArchTest
    static final ArchRule theConnectorDoesNotKnowTheLoginMethods = noClasses()
            .that()
            .resideInAPackage("org.pontis.eidas..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pontis.idp..", "org.pontis.realm..");

    @ArchTest
    static final ArchRule theRealmIsWrittenWithoutTheConnector = noClasses()
            .that()
            .resideInAPackage("org.pontis.realm..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pontis.eidas..");

    @ArchTest
    static final ArchRule theSimulatedWorldDoesNotRunInsideKeycloak = noClasses()
            .that()
            .resideInAPackage("org.pontis.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.keycloak..");

    @ArchTest
    static final ArchRule authorityAndOperatorShareNoCodeWithWhatTheyTest = noClasses()
            .that()
            .resideInAnyPackage("org.pontis.sandbox.ca..", "org.pontis.sandbox.operator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pontis.idp..", "org.pontis.broker..", "org.pontis.eidas..");
}

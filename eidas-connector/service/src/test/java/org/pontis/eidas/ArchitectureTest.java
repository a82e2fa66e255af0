package org.pontis.eidas;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.check.RequestCheck;
import org.pontis.eidas.saml.check.ResponseCheck;
import org.pontis.eidas.saml.metadata.SignedMetadata;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "org.pontis.eidas", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule openSamlStaysInTheSamlPackages = noClasses()
            .that()
            .resideOutsideOfPackage("org.pontis.eidas.saml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.opensaml..", "net.shibboleth..", "org.apache.xml.security..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheDoorKnowsTheWebServer = noClasses()
            .that()
            .resideOutsideOfPackage("org.pontis.eidas.http")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.helidon..");

    @ArchTest
    static final ArchRule nothingKnowsTheDoor = noClasses()
            .that()
            .resideOutsideOfPackage("org.pontis.eidas.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pontis.eidas.http..");

    @ArchTest
    static final ArchRule theConnectorMeetsTheBrokerOverTheWireOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pontis.idp..", "org.keycloak..", "org.pontis.realm..", "org.pontis.sandbox..");

    @ArchTest
    static final ArchRule onlyTheHardenedParserParses = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.pontis.eidas.saml.SamlXml")
            .and()
            .haveNameNotMatching("org\\.pontis\\.eidas\\.saml\\.SamlXml\\$.*")
            .and()
            .resideOutsideOfPackage("org.pontis.eidas.saml.schema")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml.parsers..", "javax.xml.stream..", "org.xml.sax..");

    @ArchTest
    static final ArchRule theConnectorTrustsNoDocumentForItsSource =
            noClasses().should().callMethod(UnverifiedMessage.class, "trustedByItsSource");

    @ArchTest
    static final ArchRule onlyAnExplanationLooksAtUnverifiedMessages = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.pontis.eidas.saml.check.Explainer")
            .and()
            .doNotHaveFullyQualifiedName("org.pontis.eidas.saml.metadata.SignedMetadata")
            .should()
            .callMethod(UnverifiedMessage.class, "toBeExplained");

    @ArchTest
    static final ArchRule onlyAnExplanationLooksAtUnverifiedMetadata = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.pontis.eidas.metadata.MetadataExplainer")
            .should()
            .callMethod(SignedMetadata.class, "toBeExplained");

    @ArchTest
    static final ArchRule onlyAListIsAHint = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.pontis.eidas.saml.metadata.MetadataServiceList")
            .should()
            .callMethod(UnverifiedMessage.class, "asAHint");

    @ArchTest
    static final ArchRule onlyAnExaminationMakesWhatIsTrusted = noClasses()
            .that()
            .doNotBelongToAnyOf(RequestCheck.class, ResponseCheck.class)
            .should()
            .callConstructorWhere(target(owner(simpleNameStartingWith("Trusted"))));

    @ArchTest
    static final ArchRule whatIsTrustedIsNoXml = noClasses()
            .that()
            .haveSimpleNameStartingWith("Trusted")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.opensaml..", "org.w3c.dom..");

    @ArchTest
    static final ArchRule everythingIsOurs = classes().should().resideInAPackage("org.pontis.eidas..");
}

package org.pontis.idp.sms;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ProviderClassPathTest {

    @Test
    void jsmppNeedsNothingButTheJdkAndSlf4j() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.jsmpp..", "org.slf4j..", "java..", "javax.net..", "")
                .check(new ClassFileImporter().importPackages("org.jsmpp"));
    }

    @Test
    void theSmsTransportKnowsNothingOfKeycloak() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.keycloak..")
                .check(new ClassFileImporter().importPackages("org.pontis.idp.sms"));
    }
}

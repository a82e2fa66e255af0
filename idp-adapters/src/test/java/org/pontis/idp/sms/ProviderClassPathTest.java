package org.pontis.idp.sms;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.jsmpp.session.SMPPSession;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ProviderClassPathTest {

    @Test
    void jsmppNeedsNothingButTheJdkAndSlf4j() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.jsmpp..", "org.slf4j..", "java..", "javax.net..", "")
                .check(classesBeside(SMPPSession.class));
    }

    @Test
    void theSmsTransportKnowsNothingOfKeycloak() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.keycloak..")
                .check(classesBeside(SmsCentres.class).that(resideInAPackage("org.pontis.idp.sms..")));
    }

    /** All classes of the jar or folder that this one comes from. */
    private static JavaClasses classesBeside(Class<?> type) {
        return new ClassFileImporter()
                .importUrl(type.getProtectionDomain().getCodeSource().getLocation());
    }
}

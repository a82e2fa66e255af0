package org.pontis.broker;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

@AnalyzeClasses(packages = "org.pontis", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theSpiNeedsTheJdkOnly =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "javax..", "org.pontis.broker..");

    @ArchTest
    static final ArchRule theSpiIsOnePackage = classes().should().resideInAPackage("org.pontis.broker");
}

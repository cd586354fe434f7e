package dev.costtracker.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ApiArchitectureTest {

    private static final JavaClasses API =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.costtracker.api");

    @Test
    void leavesTheDatabasesToTheEventLog() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..", "org.sqlite..", "java.sql..")
                .check(API);
    }

    @Test
    void leavesAxonToTheCore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.axonframework..")
                .check(API);
    }

    @Test
    void hasNoCircleOfPackages() {
        slices().matching("dev.costtracker.api.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(API);
    }
}

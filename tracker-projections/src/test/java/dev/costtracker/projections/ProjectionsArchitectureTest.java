package dev.costtracker.projections;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ProjectionsArchitectureTest {

    private static final JavaClasses PROJECTIONS = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("dev.costtracker.projections");

    @Test
    void knowsNeitherSpringNorHttpNorJackson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta.servlet..",
                        "java.net.http..",
                        "com.sun.net.httpserver..",
                        "tools.jackson..",
                        "com.fasterxml.jackson..",
                        "dev.costtracker.api..")
                .check(PROJECTIONS);
    }

    @Test
    void onlyReads() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.costtracker.core.command..")
                .check(PROJECTIONS);
    }

    @Test
    void knowsItsStoresInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.costtracker.projections.views")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "com.mongodb..", "org.bson..")
                .check(PROJECTIONS);
    }

    @Test
    void hasNoCircleOfPackages() {
        slices().matching("dev.costtracker.projections.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(PROJECTIONS);
    }
}

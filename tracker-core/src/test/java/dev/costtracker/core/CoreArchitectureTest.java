package dev.costtracker.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.costtracker.core.eventlog.DomainEvent;
import org.junit.jupiter.api.Test;

class CoreArchitectureTest {

    private static final JavaClasses CORE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.costtracker.core");

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
                        "dev.costtracker.projections..",
                        "dev.costtracker.api..")
                .check(CORE);
    }

    @Test
    void keepsTheDatabasesInTheEventLogAndTheVault() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..eventlog..", "..vault..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..", "org.sqlite..", "java.sql..")
                .check(CORE);
    }

    @Test
    void keepsTheEventLogFreeOfFeatures() {
        noClasses()
                .that()
                .resideInAPackage("..eventlog..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..session..", "..pricing..", "..team..", "..command..")
                .check(CORE);
    }

    @Test
    void runsCommandsThroughAxonInOnePlaceOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..command..", "..eventlog..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.axonframework.eventsourcing..", "org.axonframework.messaging.commandhandling..")
                .check(CORE);
    }

    @Test
    void hasNoCircleOfPackages() {
        slices().matching("dev.costtracker.core.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    @Test
    void keepsEveryEventARecord() {
        classes()
                .that()
                .implement(DomainEvent.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .check(CORE);
    }
}

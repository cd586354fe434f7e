package dev.costtracker.api;

import dev.costtracker.api.console.Surroundings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** The program: a server without arguments, a command line tool with them. */
// Without Spring's own error page: ProblemAdvice and TerseErrorValve answer instead.
@SpringBootApplication(proxyBeanMethods = false, exclude = ErrorMvcAutoConfiguration.class)
public class TrackerApplication {

    /** Starts the server, or runs the command. */
    public static void main(String[] args) {
        if (CommandLineTool.understands(args)) {
            // Read when the first logger is made: a command's standard output is for its result alone.
            System.setProperty("logback.configurationFile", "command-line-logging.xml");
            System.exit(CommandLineTool.run(Surroundings.ofProcess(), args));
        }
        SpringApplication.run(TrackerApplication.class, args);
    }
}

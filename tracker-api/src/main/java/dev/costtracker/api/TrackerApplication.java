package dev.costtracker.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: a server without arguments, a command line tool with them. */
@SpringBootApplication(proxyBeanMethods = false)
public class TrackerApplication {

    /** Starts the server. */
    public static void main(String[] args) {
        SpringApplication.run(TrackerApplication.class, args);
    }
}

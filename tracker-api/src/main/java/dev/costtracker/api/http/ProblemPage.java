package dev.costtracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows problems to people. */
@FunctionalInterface
public interface ProblemPage {

    /**
     * Writes the problem as a page, if a person in a browser is asking for one.
     *
     * @return whether it did
     */
    boolean write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException;
}

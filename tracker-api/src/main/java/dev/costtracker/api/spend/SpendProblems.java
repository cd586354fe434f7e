package dev.costtracker.api.spend;

import dev.costtracker.api.http.ProblemType;
import java.util.List;

/** The problems of reading what was spent. */
final class SpendProblems {

    static final ProblemType PROJECT_NOT_FOUND = new ProblemType(
            "project-not-used",
            404,
            "The project has no sessions",
            "The team has no session in a project with this exact name. GET /api/v1/projects lists those it has.",
            "there is no session in a project shop");

    static final ProblemType VIEW_NOT_FOUND = new ProblemType(
            "view-not-found",
            404,
            "There is no such view",
            "No view has this name. GET /api/v1/views lists them.",
            "there is no view spent");

    static final List<ProblemType> ALL = List.of(PROJECT_NOT_FOUND, VIEW_NOT_FOUND);

    private SpendProblems() {}
}

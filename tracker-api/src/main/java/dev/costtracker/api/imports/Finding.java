package dev.costtracker.api.imports;

/** What an answer's line is: a copy of an answer, or a reason to skip it. */
sealed interface Finding permits AnswerCopy, Skip {}

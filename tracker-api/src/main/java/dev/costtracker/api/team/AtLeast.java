package dev.costtracker.api.team;

import dev.costtracker.core.team.Standing;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What somebody must be to use an operation; without this, a member. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AtLeast {

    /** The least standing in the team. */
    Standing value();
}

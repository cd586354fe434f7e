package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.team.LoginChange.LoginBegun;
import dev.costtracker.core.team.LoginChange.LoginEnded;
import dev.costtracker.core.team.LoginChange.LoginRenewed;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Decides about logins; what each rule reads is the one login. */
final class LoginHandler {

    private LoginHandler() {}

    static List<Decision<?, ?, ?>> rules() {
        return List.of(
                rule(BeginLogin.class, BeginLogin::login, LoginHandler::decide),
                rule(RenewLogin.class, RenewLogin::login, LoginHandler::decide),
                rule(EndLogin.class, EndLogin::login, LoginHandler::decide));
    }

    private static <C extends Record> Rule<C, Optional<Login>, LoginId> rule(
            Class<C> command, Function<C, LoginId> login, BiFunction<C, Optional<Login>, Decided<LoginId>> rule) {
        return new Rule<>(
                command,
                c -> Optional.empty(),
                c -> List.of(TeamTags.login(login.apply(c))),
                (state, event) -> event instanceof LoginChange change ? Login.after(state, change) : state,
                rule);
    }

    static Decided<LoginId> decide(BeginLogin command, Optional<Login> state) {
        var caller = command.caller();
        Permission.need(caller, Standing.MEMBER);
        if (state.isPresent()) {
            return Decided.nothing(command.login());
        }
        return Decided.that(
                command.login(),
                new LoginBegun(
                        caller.team(),
                        command.login(),
                        caller.member(),
                        caller.key(),
                        command.hash(),
                        command.now().plus(Login.IDLE),
                        command.now().plus(Login.LONGEST)));
    }

    static Decided<LoginId> decide(RenewLogin command, Optional<Login> state) {
        return state.filter(login -> login.isOpen(command.now()) && login.isDue(command.now()))
                .map(login -> Decided.that(login.id(), new LoginRenewed(login.id(), login.renewed(command.now()))))
                .orElseGet(() -> Decided.nothing(command.login()));
    }

    static Decided<LoginId> decide(EndLogin command, Optional<Login> state) {
        return state.filter(login -> !login.ended())
                .map(login -> Decided.that(login.id(), new LoginEnded(login.team(), login.id(), login.member())))
                .orElseGet(() -> Decided.nothing(command.login()));
    }
}

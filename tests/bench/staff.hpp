#pragma once

#include "domain/decide.hpp"
#include "storage/accounts.hpp"
#include "storage/calendars.hpp"
#include "storage/catalogue.hpp"

#include <array>
#include <map>
#include <string>

// When and by whom the dossiers of bench_fill are worked on.

namespace motcua::bench {

using namespace std::chrono_literals;
using storage::Session;

inline constexpr int kMonths = 18;
inline constexpr int kDays = kMonths * 28;
// From this day on a share of the dossiers is still under way; of the older ones only a few are.
inline constexpr int kRecentDay = 16 * 28;

inline constexpr std::array kProcedures{"EPAR.KT05", "EPAR.KT06", "EPAR.TC05", "EPAR.TC19",
                                        "EPAR.TN20", "EPAR.TP01", "EPAR.TP05"};

inline Date day_of(int index)
{
    const int month = index / 28;
    const std::chrono::year_month_day date{std::chrono::year{2014 + month / 12},
                                           std::chrono::month{static_cast<unsigned>(month % 12 + 1)},
                                           std::chrono::day{static_cast<unsigned>(index % 28 + 1)}};
    return Date{date};
}

// The people who work, by account, and what the rules want to know about them.
class Staff {
public:
    explicit Staff(Session& session)
    {
        hire(session, "bench.tp", "X24.217.TP", Role::department_staff);
        hire(session, "bench.tc", "X24.217.TC", Role::department_staff);
        hire(session, "bench.tn", "X24.217.TN", Role::department_staff);
        hire(session, "bench.01", "X24.217.01.MC", Role::reception_clerk);
        hire(session, "bench.02", "X24.217.02.MC", Role::reception_clerk);
        for (const char* account :
             {"tiepnhan", "chuyenvien", "bench.tp", "bench.tc", "bench.tn", "bench.01", "bench.02"}) {
            contexts_.emplace(account, context_of(session, account));
        }
        for (const char* code : kProcedures) {
            procedures_.emplace(code, storage::find_procedure(session, code, day_of(0)).value());
            steps_.emplace(code, storage::steps_of(session, code));
        }
    }

    Context at_work(const std::string& account, const std::string& procedure, Instant now) const
    {
        Context context = contexts_.at(account);
        context.steps = steps_.at(procedure);
        context.now = now;
        return context;
    }
    const Procedure& procedure(const std::string& code) const { return procedures_.at(code); }

    // Who works on a procedure: its department is in its code, "EPAR.TP01".
    static std::string expert(const std::string& procedure)
    {
        const std::string department = procedure.substr(5, 2);
        if (department == "TP") return "bench.tp";
        if (department == "TC") return "bench.tc";
        return department == "TN" ? "bench.tn" : "chuyenvien";
    }

private:
    static void hire(Session& session, const char* account, const char* unit, Role role)
    {
        (void)storage::add_account(session, {account, "Người đo", role, unit}, "-", at_office(day_of(0), 0s));
    }
    Context context_of(Session& session, const std::string& account)
    {
        Context context;
        context.actor = storage::find_account(session, account).value().actor();
        context.unit = storage::find_unit(session, context.actor.unit).value();
        context.agency_kind = storage::find_unit(session, context.actor.agency).value().kind;
        context.calendar = calendars_.of(session, context.actor.unit);
        return context;
    }

    storage::Calendars calendars_;
    std::map<std::string, Context> contexts_;
    std::map<std::string, Procedure> procedures_;
    std::map<std::string, std::vector<Step>> steps_;
};

}  // namespace motcua::bench

#include "api/body.hpp"
#include "api/calendar_document.hpp"
#include "server/clock.hpp"
#include "server/commands.hpp"
#include "server/files.hpp"
#include "server/open.hpp"
#include "storage/accounts.hpp"
#include "storage/catalogue.hpp"
#include "storage/import.hpp"
#include "storage/provisional.hpp"
#include "storage/publication.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <thread>

namespace motcua::server {
namespace {

using storage::EditionRecord;
using storage::Session;

struct Options {
    GivenSettings settings;
    std::string file;
    std::string unit;
    std::string reason;
    std::int64_t id = 0;
    std::string by;
    std::size_t limit = 50;
};

// One line for each fault, "FILE: /days/3/date: …"; a fault of the edition as a whole has no pointer.
Failure refused(const std::string& where, const std::vector<Rejection>& faults)
{
    for (const Rejection& fault : faults) {
        const std::string pointer = fault.pointer.empty() ? "" : fault.pointer + ": ";
        std::fprintf(stderr, "%s: %s%s\n", where.c_str(), pointer.c_str(),
                     api::detail_of(fault, api::Language::en).c_str());
    }
    return Failure{ExitCode::failure, "nothing was changed"};
}

template <class T>
T demanded(storage::Checked<T> checked, std::int64_t id)
{
    if (!checked) throw refused("edition " + std::to_string(id), checked.error());
    return *std::move(checked);
}

Edition read_csv_file(const Options& options, const std::string& text)
{
    if (options.reason.empty()) throw Failure(ExitCode::usage, "say the notice a CSV file follows with --reason");
    auto file = storage::read_days(text, options.unit.empty() ? std::nullopt : std::optional{options.unit});
    for (const storage::BadRow& row : file.bad) {
        std::fprintf(stderr, "%s:%zu:%s: %s\n", options.file.c_str(), row.line, row.column.c_str(),
                     row.message.c_str());
    }
    if (!file.bad.empty()) throw Failure(ExitCode::failure, "nothing was changed");
    file.edition.reason = options.reason;
    return std::move(file.edition);
}

Edition read_json_file(const Options& options, const api::Json& document)
{
    if (!options.reason.empty() || !options.unit.empty())
        throw Failure(ExitCode::usage, "--unit and --reason are for CSV files; a JSON document says both itself");
    api::Reader reader{document};
    Edition edition = api::read_edition(reader);
    if (!reader.ok()) throw refused(options.file, reader.problem().rejections);
    return edition;
}

ExitCode run_draft(const Options& options)
{
    const std::string text = read_file(options.file);
    api::Json document = api::Json::object();
    if (!options.file.ends_with(".csv")) {
        auto parsed = api::parse_object(text);
        if (!parsed) throw refused(options.file, parsed.error().rejections);
        document = *std::move(parsed);
    }
    const Edition edition =
        options.file.ends_with(".csv") ? read_csv_file(options, text) : read_json_file(options, document);
    const auto database = open_database(options.settings.load(), Schema::migrate);
    const auto drafted = database->transact_now([&](Session& session) -> storage::Checked<EditionRecord> {
        auto faults = storage::check_draft(session, edition);
        if (!faults.empty()) return std::unexpected(std::move(faults));
        return storage::insert_draft(session, edition, options.by, Clock{}.now());
    });
    if (!drafted) throw refused(options.file, api::with_pointers_of(document, drafted.error()));
    std::printf("drafted edition %lld; see what it does with motcua calendar preview %lld\n",
                static_cast<long long>(drafted->id), static_cast<long long>(drafted->id));
    return ExitCode::ok;
}

const char* sign_of(bool taken_back, bool known)
{
    return taken_back ? "-" : known ? "~" : "+";
}

std::string week_of(const WeeklyHours& hours)
{
    std::string text;
    for (std::size_t weekday = 0; weekday < hours.week.size(); ++weekday) {
        if (hours.week[weekday].empty()) continue;
        text += " " + std::to_string(weekday + 1) + "=";
        for (const Segment& segment : hours.week[weekday])
            text += (text.ends_with('=') ? "" : ",") + format_segment(segment);
    }
    return text;
}

void print_changes(const storage::Preview& preview)
{
    for (const auto& [unit, before, day] : preview.days) {
        const bool taken_back = day.type == DayType::regular;
        std::string hours;
        for (const Segment& segment : day.segments) hours += " " + format_segment(segment);
        std::printf("%s %s %-12s %s%s%s%s\n", sign_of(taken_back, before.has_value()), format_date(day.date).c_str(),
                    std::string{to_string(day.type)}.c_str(), unit.c_str(), unit.empty() ? "" : " ", day.name.c_str(),
                    hours.c_str());
    }
    for (const auto& [unit, before, hours] : preview.hours) {
        std::printf("%s hours of %s from %s%s\n", sign_of(!has_segments(hours), before.has_value()), unit.c_str(),
                    format_date(hours.validity.from).c_str(), week_of(hours).c_str());
    }
    for (const int year : preview.announced_years) std::printf("+ %d is announced\n", year);
}

void print_counts(const char* name, const storage::MovementCounts& counts)
{
    std::printf("%-20s %9lld %9lld %9lld %9lld %9lld\n", name, static_cast<long long>(counts.earlier),
                static_cast<long long>(counts.later), static_cast<long long>(counts.only_step),
                static_cast<long long>(counts.become_overdue), static_cast<long long>(counts.no_longer_overdue));
}

ExitCode run_preview(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto preview = demanded(database->read_now([&](Session& session) {
        return storage::preview_edition(session, options.id, Clock{}.now(), options.limit);
    }),
                                  options.id);
    print_changes(preview);
    std::printf("%-20s %9s %9s %9s %9s %9s\n", "OPEN DOSSIERS", "EARLIER", "LATER", "STEP", "OVERDUE", "RESCUED");
    for (const auto& [desk, counts] : preview.by_desk) print_counts(desk.c_str(), counts);
    print_counts("all", preview.all);
    for (const storage::Movement& movement : preview.movements) {
        std::printf("%s %s: %s -> %s (%+lld working days, %+lld days)\n", movement.code.c_str(), movement.desk.c_str(),
                    format_instant(movement.due_before).c_str(), format_instant(movement.due_after).c_str(),
                    static_cast<long long>(movement.working_days), static_cast<long long>(movement.calendar_days));
    }
    return ExitCode::ok;
}

// Everything published goes into journals under the name of who may do it.
storage::Checked<void> check_publisher(Session& session, const std::string& name, std::int64_t edition)
{
    const auto account = storage::find_account(session, name);
    if (!account || account->disabled_at)
        return std::unexpected(storage::Faults{{Reason::unknown_account, "", {name}}});
    const auto record = storage::find_edition(session, edition);
    std::optional<std::string> path;
    if (record && record->unit) path = storage::find_unit_place(session, *record->unit).value().path;
    if (auto permitted = check_calendar_permission(account->actor(), path); !permitted)
        return std::unexpected(storage::Faults{permitted.error()});
    return {};
}

// Transactions that ran beside the publication end within moments; what a longer one writes, the service settles.
void settle(storage::Database& database)
{
    for (int tries = 0; tries < 20; ++tries) {
        const bool settled = database.transact_now([](Session& session) {
            storage::settle_publications(session, Clock{}.now());
            return storage::is_settled(session);
        });
        if (settled) return;
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
}

ExitCode run_publish(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto publication =
        demanded(database->transact_now([&](Session& session) -> storage::Checked<storage::Publication> {
            if (auto allowed = check_publisher(session, options.by, options.id); !allowed)
                return std::unexpected(std::move(allowed).error());
            return storage::publish_edition(session, options.id, options.by, Clock{}.now());
        }),
                 options.id);
    settle(*database);
    std::printf("edition %lld %s version %lld of the calendar; %lld dossiers moved\n",
                static_cast<long long>(options.id), publication.is_new ? "is" : "already was",
                static_cast<long long>(publication.edition.version.value()),
                static_cast<long long>(publication.edition.moved.value()));
    return ExitCode::ok;
}

ExitCode run_discard(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto discarded = database->transact_now(
        [&](Session& session) { return storage::discard_edition(session, options.id, options.by, Clock{}.now()); });
    if (!discarded) throw refused("edition " + std::to_string(options.id), {discarded.error()});
    std::printf("edition %lld is discarded\n", static_cast<long long>(options.id));
    return ExitCode::ok;
}

struct Listing {
    std::vector<EditionRecord> editions;
    std::vector<int> announced;
    std::vector<storage::ProvisionalYear> provisional;
};

ExitCode run_list(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto listing = database->read_now([&](Session& session) {
        return Listing{storage::list_editions(session, std::nullopt, static_cast<int>(options.limit)),
                       storage::announced_years(session), storage::provisional_years(session)};
    });
    std::printf("%-6s %-10s %-8s %-16s %-8s %s\n", "ID", "STATE", "VERSION", "UNIT", "MOVED", "REASON");
    const auto shown = [](const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "-"; };
    for (const EditionRecord& edition : listing.editions) {
        std::printf("%-6lld %-10s %-8s %-16s %-8s %s\n", static_cast<long long>(edition.id),
                    std::string{to_string(edition.state())}.c_str(), shown(edition.version).c_str(),
                    edition.unit.value_or("-").c_str(), shown(edition.moved).c_str(), edition.reason.c_str());
    }
    std::printf("announced:");
    for (const int year : listing.announced) std::printf(" %d", year);
    std::puts("");
    for (const auto& [year, open] : listing.provisional)
        std::printf("provisional: %d, %lld open dossiers\n", year, static_cast<long long>(open));
    return ExitCode::ok;
}

CLI::App& add(CLI::App& calendar,
              Command& chosen,
              const std::shared_ptr<Options>& options,
              std::pair<const char*, const char*> name_and_help,
              ExitCode (*run)(const Options&))
{
    CLI::App* command = calendar.add_subcommand(name_and_help.first, name_and_help.second);
    add_settings(*command, options->settings, {"database"});
    command->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return *command;
}

}  // namespace

void add_calendar_commands(CLI::App& app, Command& chosen)
{
    const auto options = std::make_shared<Options>();
    CLI::App* calendar =
        app.add_subcommand("calendar", "Editions of the calendar: draft, preview, publish, discard, list");
    CLI::App& draft =
        add(*calendar, chosen, options, {"draft", "Keep a change of calendars; nothing is in force yet"}, run_draft);
    draft.add_option("file", options->file, "a JSON document, or a CSV file of days as for import")->required();
    draft.add_option("--unit", options->unit, "whose days a CSV file holds; the whole country's when absent");
    draft.add_option("--reason", options->reason, "the notice a CSV file follows");
    CLI::App& preview = add(*calendar, chosen, options, {"preview", "Show what publishing would change"}, run_preview);
    preview.add_option("--limit", options->limit, "how many dossiers to list")->capture_default_str();
    CLI::App& publish =
        add(*calendar, chosen, options, {"publish", "Put an edition in force and move the open dossiers"}, run_publish);
    publish.add_option("--by", options->by, "the administrator's account the journals name")->required();
    CLI::App& discard = add(*calendar, chosen, options, {"discard", "Give a draft up"}, run_discard);
    for (CLI::App* command : {&preview, &publish, &discard})
        command->add_option("id", options->id, "the edition's number")->required();
    CLI::App& list = add(*calendar, chosen, options, {"list", "Editions, announced and provisional years"}, run_list);
    list.add_option("--limit", options->limit, "how many editions to list")->capture_default_str();
}

}  // namespace motcua::server

#pragma once

#include "tests/support/office.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

// The words in which the story of the desk of Lạng Giang around Tết 2015 is told. Units go by the last group of their
// code (MC, KT …), dossiers by their applicant's given name. What is done is done at the minute the story stands at and
// must succeed, or the story ends there; what is seen comes back as a line of text to compare.

namespace motcua::tests {

using Names = std::vector<std::string>;

// One dossier of the story, with its due date as worked out by hand from the calendar and the hours of the desk.
struct Filing {
    const char* applicant;
    const char* procedure;  // without "EPAR."
    const char* channel;
    const char* received;  // the minute, office time
    const char* due;       // nullptr: no time limit
    const char* code;      // without the agency; whole when the portal gave it

    // The last word of the applicant's name.
    std::string name() const;
};
std::span<const Filing> filings();

// A manifest on its way: its address, and what is on it.
struct Manifest {
    std::string path;
    std::string from;
    std::string to;
    Names names;
};

// What is late at a moment, as names in the order of the service; working minutes behind the names where there are any.
struct LateList {
    std::string overdue = {};       // "Hải 390, Hoa 0": minutes since the due date
    std::string due_soon = {};      // "Bình, Khánh"
    std::string step_late = {};     // minutes since the step's due date
    std::string not_accepted = {};  // minutes since it was sent
};

class Story {
public:
    Story();

    // The clock moves on to this minute ("2015-02-11T07:30"), half a minute past it, so that neither a few seconds of
    // running nor a rounding takes anything into another minute.
    void at(const std::string& minute);

    // The desk: the clerk, and for a new date the head of the desk.
    void receive(const std::string& name, Json more = Json::object());
    // Received when the table says, written down now.
    void enter_late(const std::string& name);
    void request_supplement(const std::string& name, const std::string& reason);
    void receive_supplement(const std::string& name);
    void reappoint(const std::string& name, const std::string& date, const std::string& reason);
    void withdraw(const std::string& name, const std::string& reason);
    void give_back(const Names& names);

    // Handoffs, by the clerk or specialist of the unit. Without names: everything still open on the manifest.
    Manifest hand_over(const std::string& from, const std::string& to, const Names& names);
    void accept(const Manifest& manifest, const Names& names = {});
    void decline(const Manifest& manifest, const Names& names, const std::string& reason);
    void recall(const Manifest& manifest, const Names& names);
    // The open manifest of a dossier, with that dossier alone.
    Manifest on_the_way(const std::string& name);
    // Handed over and accepted within the same minute.
    void pass(const std::string& from, const std::string& to, const Names& names);

    // The department.
    void assign(const std::string& account, const std::string& name, const std::string& person);
    void approve(const std::string& account, const Names& names);
    void refuse(const std::string& account, const std::string& name, const std::string& reason);
    void note(const std::string& account, const std::string& name, const std::string& text);
    // Approved, and the result back at the desk within the same minute.
    void finish(const std::string& unit, const Names& names);

    // Tries a command that need not succeed: "200", or the status and the reason, "409 supplement-limit".
    std::string attempt(const std::string& account,
                        const std::string& name,
                        const std::string& command,
                        const Json& body,
                        const std::string& if_match = "");

    // Where a dossier is: "KT chuyenvien", "MC → KT", or "nobody" at its end.
    std::string place(const std::string& name);
    // How it stands: "processing (4), in_time, due 2015-02-14T16:00".
    std::string standing(const std::string& name);
    LateList late();
    // The names of a list: query is what follows "/api/v1/dossiers?".
    std::string list(const std::string& query);
    // "desk 285, MC → KT 15, KT 2100, citizen 705: 3105", the last figure being the service's own total.
    std::string custody(const std::string& name);

    // Anything else, as the head of the desk unless said otherwise.
    Json get(const std::string& path, const std::string& account = "motcua");
    Json dossier(const std::string& name) { return get("/api/v1/dossiers/" + code(name)); }
    // What the service answered to the receipt: PIN and token are in it.
    const Json& slip(const std::string& name) const { return slips_.at(name); }
    std::string code(const std::string& name) const { return slips_.at(name)["code"]; }
    std::string name_of(const Json& dossier) const;
    int events() const { return events_; }
    Office& office() { return office_; }

private:
    Client& as(const std::string& account);
    Answer demand(const std::string& what, int status, Answer answer);
    void command(const std::string& account, const std::string& name, const std::string& command, const Json& body);
    void close(const std::string& account, const Manifest& manifest, const std::string& how, Json body, const Names&);
    std::string joined(const Json& items, const char* minutes) const;

    Office office_;
    std::string now_;
    std::map<std::string, Client> people_;
    std::map<std::string, std::string> signed_in_on_;
    std::map<std::string, Json> slips_;
    std::map<std::string, std::string> names_;  // by code
    int events_ = 0;
};

std::string unit(const std::string& group);

// The minute of an instant, "2015-02-14T16:00", or "never" for null.
std::string moment(const Json& instant);

// "35 + 3: 6 early, 14 on time, 3 late … = 87.5%": received + carried over, then every class that is not empty.
std::string figures(const Json& item);

// The chapters, in order.
void monday_9_and_tuesday_10(Story& story);
void wednesday_11_to_friday_13(Story& story);
void worked_saturday_and_tet(Story& story);
void first_days_of_the_year_of_the_goat(Story& story);
void first_week_of_march(Story& story);
void the_ledger(Story& story);
void the_indicators(Story& story);
void the_reports(Story& story);
void what_the_citizen_sees(Story& story);
void the_journal_is_whole(Story& story);

}  // namespace motcua::tests

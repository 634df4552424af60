#pragma once

#include "domain/access.hpp"
#include "domain/dossier_parts.hpp"

#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>

// The workflow as the regulation has it, written down a second time for the tests.

namespace motcua::test {

struct Possible {
    const char* in_hand;
    const char* on_its_way;
};

// What can be done in each status with a dossier in somebody's hands and with one on its way.
inline const std::map<Status, Possible> kPossible{
    {Status::received,
     {"send assign request-supplement request-payment stop reappoint decide withdraw note correct report-loss locate "
      "ask-opinion give-opinion open-child send-paper",
      "accept decline recall reappoint note correct report-loss give-opinion"}},
    {Status::processing,
     {"send assign request-supplement request-payment stop reappoint decide withdraw note correct report-loss locate "
      "ask-opinion give-opinion open-child send-paper",
      "accept decline recall reappoint note correct report-loss give-opinion"}},
    {Status::awaiting_supplement,
     {"receive-supplement withdraw note correct report-loss locate give-opinion send-paper", ""}},
    {Status::awaiting_payment,
     {"receive-payment withdraw note correct report-loss locate give-opinion send-paper", ""}},
    {Status::stopped, {"resume withdraw note correct report-loss locate give-opinion send-paper", ""}},
    {Status::decided,
     {"send assign reappoint redo note correct report-loss locate give-opinion send-paper",
      "accept decline recall reappoint note correct report-loss give-opinion"}},
    {Status::ready, {"return announce-early redo note correct report-loss locate give-opinion send-paper", ""}},
    {Status::returned, {"", ""}},
    {Status::withdrawn, {"", ""}},
    {Status::filed, {"receive guide refuse withdraw note correct", ""}},
    {Status::guided, {"receive file refuse withdraw note correct", ""}},
    {Status::not_accepted, {"", ""}},
};

inline bool among(const char* words, Action action)
{
    std::istringstream in{words};
    const std::set<std::string> all{std::istream_iterator<std::string>{in}, {}};
    return all.contains(std::string{to_string(action)});
}

}  // namespace motcua::test

#pragma once

#include "tests/crowd/asker.hpp"
#include "tests/crowd/staff.hpp"
#include "tests/http/load.hpp"

#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

// Many clerks at once, as coroutines over real connections: each reads a dossier, picks something that it says is
// allowed and does it. What the answers were is counted; what should not have been answered is a complaint.

namespace motcua::tests {

// What one turn asked for and how it went.
struct Turn {
    std::string dossier;
    std::string action;  // empty: nothing was allowed, or the dossier is for others' eyes
    int status = 0;
    bool ended = false;      // the dossier was over when it was read
    std::string child = {};  // one that was opened
};

struct CrowdRules {
    // How much likelier than 1 an action is chosen.
    std::map<std::string, double> weights = {};
    // Manifests of up to so many dossiers.
    int together = 1;
    // Answers that need no explanation: 2xx always do.
    std::set<int> losing = {};
};

class Crowd {
public:
    Crowd(std::uint16_t port, std::vector<Colleague> people, CrowdRules rules);

    std::vector<std::string> dossiers = {};

    // Runs `clerks` of them at once; each goes on until `on(its last turn)` is false. Turns of one clerk follow one
    // another, those of different ones mix.
    void work(int clerks, const std::function<bool(const Turn&)>& on);

    // How often each status and type of problem was answered to a command: "409 in-transit".
    const std::map<std::string, int>& answers() const { return answers_; }
    Complaints complaints = {};

private:
    boost::asio::awaitable<void> clerk(Asker asker, unsigned seed, const std::function<bool(const Turn&)>& on);
    const Colleague& somebody_of(const std::string& unit, std::mt19937& random) const;
    boost::asio::awaitable<Json> read(Asker& asker, const Colleague& who, Turn& turn);
    boost::asio::awaitable<void> act(
        Asker& asker, const Colleague& who, const Json& dossier, Turn& turn, std::mt19937& random);
    boost::asio::awaitable<Turn> take_turn(Asker& asker, std::mt19937& random);

    std::uint16_t port_;
    std::vector<Colleague> people_;
    CrowdRules rules_;
    std::map<std::string, int> answers_ = {};
    unsigned seed_ = std::random_device{}();
};

}  // namespace motcua::tests

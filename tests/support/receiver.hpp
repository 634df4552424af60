#pragma once

#include "tests/server/program.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace motcua::tests {

// A receiver of notices in a process of its own: a script of tests/support/ that keeps what it gets and answers as it
// is told. It keeps its port when it is killed and started again.
class Receiver {
public:
    // `more`: arguments of the script behind its port and files.
    Receiver(std::string script, std::string mode, std::vector<std::string> more = {});
    ~Receiver();
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;

    std::uint16_t port() const { return port_; }
    // How it answers from now on; the scripts say what they know.
    void answer(const std::string& mode) const;

    void kill();
    void start();

    // What it got, in order.
    std::vector<nlohmann::json> records() const;
    // Those it took: told the sender so, or kept without telling.
    std::vector<nlohmann::json> taken() const;

private:
    Folder folder_;
    std::string script_;
    std::vector<std::string> more_;
    std::uint16_t port_ = 0;
    pid_t process_ = -1;
};

}  // namespace motcua::tests

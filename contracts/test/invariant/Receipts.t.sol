// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GrantLog} from "../../src/GrantLog.sol";
import {IGrantLog} from "../../src/interfaces/IGrantLog.sol";
import {IPseudonymRegistry} from "../../src/interfaces/IPseudonymRegistry.sol";
import {Vm} from "../Vm.sol";

/// @title ReceiptsHandler
/// @notice Three workers anchor what they please, of any log, and reset. Any action may be refused, and none reverts.
contract ReceiptsHandler {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 public constant WORKERS = 3;

    GrantLog public immutable grants = new GrantLog(IPseudonymRegistry(address(0)));

    /// @notice What the worker's successful calls leave, worked out apart from the contract.
    mapping(address worker => IGrantLog.ReceiptAnchor) public expected;
    mapping(bytes32 action => uint256) public successes;
    /// @notice The first violation seen while an action ran; empty if none.
    string public violation;

    function anchor(uint256 who, uint32 log, uint64 size, bytes32 root) external {
        address worker = workerOf(who);
        IGrantLog.ReceiptAnchor memory before = grants.receiptAnchor(worker);
        log = log % 3 == 0 ? log : before.log - (before.log == 0 ? 0 : log % 2);
        size = size % 3 == 0 ? size : before.size + size % 4;
        vm.prank(worker);
        try grants.anchorReceipts(log, size, root) {
            if (log != before.log) violation = "an anchor of another log was taken";
            if (size <= before.size) violation = "a log did not grow";
            expected[worker] = IGrantLog.ReceiptAnchor(log, size, root, uint64(block.number));
            ++successes["anchor"];
        } catch {
            ++successes["refused"];
        }
    }

    function reset(uint256 who) external {
        address worker = workerOf(who);
        vm.prank(worker);
        grants.resetReceipts();
        uint32 next = expected[worker].log + 1;
        expected[worker] = IGrantLog.ReceiptAnchor(next, 0, 0, uint64(block.number));
        ++successes["reset"];
    }

    function wait_() external {
        vm.roll(block.number + 1);
    }

    function workerOf(uint256 who) public pure returns (address) {
        return vm.addr(0x0ff1ce00 + who % WORKERS);
    }
}

contract ReceiptsInvariantsTest {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    ReceiptsHandler internal handler;

    function setUp() public {
        handler = new ReceiptsHandler();
    }

    /// @dev Read by forge: what the invariant campaign calls.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariantAnchorIsTheLastOfItsLog() external view {
        for (uint256 who; who < handler.WORKERS(); ++who) {
            address worker = handler.workerOf(who);
            (uint32 log, uint64 size, bytes32 root, uint64 blockNumber) = handler.expected(worker);
            IGrantLog.ReceiptAnchor memory anchor = handler.grants().receiptAnchor(worker);
            vm.assertEq(anchor.log, log);
            vm.assertEq(anchor.size, size);
            vm.assertEq(anchor.root, root);
            vm.assertEq(anchor.blockNumber, blockNumber);
        }
    }

    function invariantNoLogShrinksAndNoStaleAnchorLands() external view {
        vm.assertEq(bytes(handler.violation()), bytes(""));
    }

    /// @dev The invariants are not empty: the handler reaches every state that they speak of.
    function testHandlerReachesEveryState() external {
        handler.anchor(0, 1, 1, "first");
        handler.anchor(0, 1, 2, "second");
        handler.reset(0);
        handler.anchor(0, 1, 1, "stale");
        handler.anchor(0, 2, 1, "new");
        vm.assertEq(handler.successes("anchor"), 3);
        vm.assertEq(handler.successes("refused"), 1);
        vm.assertEq(handler.successes("reset"), 1);
    }
}

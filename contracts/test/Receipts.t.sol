// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGrantLog} from "../src/interfaces/IGrantLog.sol";
import {bound} from "./Bound.sol";
import {GrantLogTest} from "./GrantLogTest.sol";

contract ReceiptsTest is GrantLogTest {
    function testNothingIsAnchoredAtFirst(address worker) public view {
        _assertAnchor(worker, 0, 0, 0, 0);
    }

    function testAnchorIsKept(address worker, uint64 size, bytes32 root, uint32 later) public {
        vm.assume(size != 0 && root != 0);
        vm.roll(block.number + later);
        vm.expectEmit(address(grants));
        emit IGrantLog.ReceiptsAnchored(worker, 0, size, root);
        _anchor(worker, 0, size, root);
        _assertAnchor(worker, 0, size, root, block.number);
    }

    function testLogGrows(address worker, uint64 first, uint64 second) public {
        first = uint64(bound(first, 1, type(uint64).max - 2));
        second = uint64(bound(second, first + 1, type(uint64).max - 1));
        _anchor(worker, 0, first, "first");
        vm.roll(block.number + 1);
        _anchor(worker, 0, second, "second");
        _assertAnchor(worker, 0, second, "second", block.number);
    }

    function testSizeNeverShrinksOrStays(address worker, uint64 first, uint64 second) public {
        first = uint64(bound(first, 1, type(uint64).max - 1));
        second = uint64(bound(second, 0, first));
        _anchor(worker, 0, first, "first");
        uint256 anchored = block.number;
        vm.roll(block.number + 1);
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.ReceiptsSizeRefused.selector, second));
        _anchor(worker, 0, second, "second");
        _assertAnchor(worker, 0, first, "first", anchored);
    }

    function testEmptyLogIsNotAnchored(address worker, bytes32 root) public {
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.ReceiptsSizeRefused.selector, 0));
        _anchor(worker, 0, 0, root);
    }

    function testZeroRootIsRefused(address worker, uint64 size) public {
        vm.assume(size != 0);
        vm.expectRevert(IGrantLog.ReceiptsRootZero.selector);
        _anchor(worker, 0, size, 0);
    }

    function testResetBeginsTheNextLog(address worker, uint64 size, uint8 resets) public {
        vm.assume(size != 0);
        _anchor(worker, 0, size, "lost");
        for (uint32 log = 1; log <= uint32(resets) % 5 + 1; ++log) {
            vm.roll(block.number + 1);
            vm.expectEmit(address(grants));
            emit IGrantLog.ReceiptsReset(worker, log);
            vm.prank(worker);
            grants.resetReceipts();
            _assertAnchor(worker, log, 0, 0, block.number);
        }
    }

    /// @dev A transaction sent before a reset must not put the lost log's root into the new one.
    function testStaleAnchorNeverLandsInANewLog(address worker, uint32 log, uint64 size, bytes32 root) public {
        vm.assume(log != 1);
        _anchor(worker, 0, 7, "lost");
        vm.prank(worker);
        grants.resetReceipts();
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.ReceiptsLogMismatch.selector, 1));
        _anchor(worker, log, size, root);
        _assertAnchor(worker, 1, 0, 0, block.number);
        _anchor(worker, 1, 1, "new");
        _assertAnchor(worker, 1, 1, "new", block.number);
    }

    function testAnchorsAreTheirSendersOnly(address worker, address stranger) public {
        vm.assume(worker != stranger);
        _anchor(worker, 0, 7, "worker");
        _anchor(stranger, 0, 9, "stranger");
        vm.prank(stranger);
        grants.resetReceipts();
        _assertAnchor(worker, 0, 7, "worker", block.number);
        _assertAnchor(stranger, 1, 0, 0, block.number);
    }

    function _anchor(address worker, uint32 log, uint64 size, bytes32 root) internal {
        vm.prank(worker);
        grants.anchorReceipts(log, size, root);
    }

    function _assertAnchor(address worker, uint32 log, uint64 size, bytes32 root, uint256 blockNumber) internal view {
        IGrantLog.ReceiptAnchor memory anchor = grants.receiptAnchor(worker);
        vm.assertEq(anchor.log, log);
        vm.assertEq(anchor.size, size);
        vm.assertEq(anchor.root, root);
        vm.assertEq(anchor.blockNumber, blockNumber);
    }
}

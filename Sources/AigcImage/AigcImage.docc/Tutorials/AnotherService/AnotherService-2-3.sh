swift build --product tencentcloud-local
"$(swift build --show-bin-path)/tencentcloud-local" --spec metadata/tccli \
    --secret-id AKIDtest --secret-key test &
trap "kill $!" EXIT
swift run Zones
# ap-guangzhou-3 AVAILABLE

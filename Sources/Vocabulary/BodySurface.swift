public import Foundation

/// Body surface in square metres by Mosteller: the root of centimetres times kilograms over 3600.
///
/// Source: R. D. Mosteller, New England Journal of Medicine 317 (1987), 1098.
public func bodySurface(weight: Weight, height: Height) -> Decimal {
    let square = NSDecimalNumber(decimal: weight.kilograms * height.centimetres / 3600).doubleValue
    return Decimal(square.squareRoot()).rounded(toPlaces: 6)
}
